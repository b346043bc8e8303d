package org.lanternchat.server.file;

import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import javax.imageio.stream.ImageInputStreamImpl;

/// A file as image decoders read it, which breaks off when they take too long: an image can be
/// small, well-formed, and hours of work. For the thread `thumbnails`; closes the file.
final class TimedImageStream extends ImageInputStreamImpl {
    private final Content file;
    private final Timers timers;
    private final long deadline;

    TimedImageStream(Content file, Timers timers, Duration patience) {
        this.file = file;
        this.timers = timers;
        deadline = timers.nanos() + patience.toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        checkClosed();
        if (timers.nanos() - deadline > 0) throw new IOException("the image takes too long");
        bitOffset = 0;
        int count = file.read(ByteBuffer.wrap(bytes, offset, length), streamPos);
        if (count > 0) streamPos += count;
        return count;
    }

    @Override
    public long length() {
        try {
            return file.size();
        } catch (IOException unknown) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }
}
