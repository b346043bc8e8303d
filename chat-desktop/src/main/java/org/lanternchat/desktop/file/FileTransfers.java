package org.lanternchat.desktop.file;

import org.lanternchat.protocol.FileInfo;

import java.nio.file.Path;

/// Brings files to the server and from it. Safe for any thread; no method blocks. What comes of a
/// transfer is told on a thread of its own.
public interface FileTransfers extends AutoCloseable {
    /// Sends a file, which is then known to the server by what it answers.
    ///
    /// @param token what proves who sends it
    Transfer upload(Outgoing file, String token, Progress<FileInfo> progress);

    /// Writes a file of the server into a folder, under this name or, where that is taken or fits
    /// no disk, one like it.
    Transfer save(FileInfo file, Path folder, String name, Progress<Path> progress);

    /// Fetches an image, or its thumbnail, into memory.
    Transfer image(FileInfo file, boolean thumbnail, Progress<byte[]> progress);

    /// Ends all of them.
    @Override
    void close();

    /// Something under way.
    @FunctionalInterface
    interface Transfer {
        /// Ends it; nothing more is told.
        void cancel();
    }

    /// What is told of a transfer: how many bytes have gone, and at last one of the others.
    interface Progress<T> {
        void moved(long bytes);

        void done(T result);

        void failed(Problem problem);
    }
}
