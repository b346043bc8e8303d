package org.lanternchat.server.file;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A content that comes to the disk. For one thread at a time, which may wait for the disk.
final class IncomingFile implements Incoming {
    private static final System.Logger LOG = System.getLogger(IncomingFile.class.getName());

    private final Path path;
    private final FileChannel channel;

    /// `path` is of no file yet.
    IncomingFile(Path path) throws IOException {
        this.path = path;
        channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    Path path() {
        return path;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    @Override
    public void settle() throws IOException {
        try (channel) {
            channel.force(true);
        }
    }

    @Override
    public Content open() throws IOException {
        return Content.of(FileChannel.open(path, StandardOpenOption.READ));
    }

    @Override
    public void drop() {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException held) {
            LOG.log(Level.WARNING, "not deleted: {0}", held.getMessage());
        }
    }
}
