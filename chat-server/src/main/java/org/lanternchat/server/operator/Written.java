package org.lanternchat.server.operator;

import org.lanternchat.protocol.ServerEvent.Chat;

import java.io.IOException;
import java.util.List;

/// What an export writes messages into, ascending; closing it completes it. On the command's
/// thread.
interface Written extends AutoCloseable {
    /// `copies` are where the message's files are, seen from here, one for each; empty where the
    /// content is missing.
    void add(Chat message, List<String> copies) throws IOException;

    @Override
    void close() throws IOException;
}
