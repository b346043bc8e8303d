package org.lanternchat.server.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The bytes of a file that somebody reads, wherever they are. Any thread may read; what is open
/// stays readable when it is deleted meanwhile.
public interface Content extends AutoCloseable {
    long size() throws IOException;

    /// Reads some bytes at `at`; how many, or -1 when there are none any more.
    int read(ByteBuffer bytes, long at) throws IOException;

    @Override
    void close() throws IOException;

    /// What is in a file on disk, which is closed with it.
    static Content of(FileChannel file) {
        return new Content() {
            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public int read(ByteBuffer bytes, long at) throws IOException {
                return file.read(bytes, at);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
