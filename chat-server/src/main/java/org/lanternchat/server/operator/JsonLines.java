package org.lanternchat.server.operator;

import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A message a line, in JSON as on the wire; the copy of a file has the file's id as its name. On
/// the command's thread.
final class JsonLines implements Written {
    private final OutputStream out;

    JsonLines(Path folder, String title) throws IOException {
        out =
                new BufferedOutputStream(
                        Files.newOutputStream(folder.resolve(SafeName.of(title) + ".jsonl")));
    }

    @Override
    public void add(Chat message, List<String> copies) throws IOException {
        out.write(Codec.encode(message));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
