package org.lanternchat.server.file;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.time.Timers;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Makes small images of large ones, as well as it can be done with little memory: whatever is
/// wrong with an image, it just has no thumbnail. Decodes on a thread of its own, `thumbnails`,
/// with a bounded queue.
final class Thumbnails implements AutoCloseable {
    /// The longer side of a thumbnail.
    static final int SIDE = 480;

    /// What waits at the most; further images have no thumbnail.
    static final int QUEUE = 16;

    /// An image is large above this many bytes, or when a side is longer than a thumbnail's.
    private static final long LARGE = 200 * 1024;

    /// Of what is larger no thumbnail is made: it costs seconds, and lines too long to hold.
    private static final long MOST_PIXELS = 50_000_000;

    private static final int LONGEST_LINE = 30_000;

    /// The same for images that are decoded as a whole, at up to 8 bytes a pixel outside the heap.
    private static final long MOST_WHOLE_PIXELS = 16_000_000;

    /// As many pixels are decoded into memory, about.
    private static final double DECODED_PIXELS = 2_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// After that the file goes on without.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final String HEADLESS = "java.awt.headless";
    private static final System.Logger LOG = System.getLogger(Thumbnails.class.getName());

    static {
        if (System.getProperty(HEADLESS) == null) System.setProperty(HEADLESS, "true");
    }

    private final Timers timers;
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(QUEUE),
                    Thread.ofPlatform().name("thumbnails").daemon().factory());

    Thumbnails(Timers timers) {
        this.timers = timers;
    }

    /// What a thumbnail is made of.
    record Source(Incoming file, String media, long size, ImageHeader header) {
        boolean isLarge() {
            return size > LARGE || header.width() > SIDE || header.height() > SIDE;
        }
    }

    /// The content of the thumbnail, a JPEG or a PNG; null when there is none. Done within
    /// `LONGEST_WAIT`, on any thread, and never with a failure.
    CompletableFuture<@Nullable ByteBuffer> of(Source source) {
        CompletableFuture<@Nullable ByteBuffer> made = new CompletableFuture<>();
        if (!source.isLarge() || !isReasonable(source.media(), source.header())) {
            made.complete(null);
            return made;
        }
        try {
            executor.execute(
                    () -> {
                        if (!made.isDone()) made.complete(made(source));
                    });
            timers.after(LONGEST_WAIT, () -> made.complete(null));
        } catch (RejectedExecutionException full) {
            made.complete(null);
        }
        return made;
    }

    private static boolean isReasonable(String media, ImageHeader header) {
        return !media.equals(MediaType.WEBP)
                && header.pixels() <= (header.isWhole() ? MOST_WHOLE_PIXELS : MOST_PIXELS)
                && Math.max(header.width(), header.height()) <= LONGEST_LINE;
    }

    /// Decoders meet whatever people send: any failure of theirs, even of memory or of a library
    /// that is not there, only means that there is no thumbnail.
    private @Nullable ByteBuffer made(Source source) {
        try {
            ByteBuffer thumbnail = encode(decode(source), source.header().orientation());
            return thumbnail.remaining() < source.size() ? thumbnail : null;
        } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError failed) {
            LOG.log(Level.DEBUG, "no thumbnail of an image: {0}", failed.getClass().getName());
            return null;
        }
    }

    private BufferedImage decode(Source source) throws IOException {
        String format = source.media().substring("image/".length());
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) throw new IOException("no decoder");
        ImageReader reader = readers.next();
        Content file = source.file().open();
        try (TimedImageStream stream = new TimedImageStream(file, timers, PATIENCE)) {
            reader.setInput(stream, true, true);
            return decode(source, reader);
        } finally {
            reader.dispose();
        }
    }

    /// The decoder's own idea of the size counts too: the first picture of a GIF may be larger than
    /// its screen.
    private static BufferedImage decode(Source source, ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        ImageHeader header = new ImageHeader(width, height, 1, source.header().isWhole());
        if (!isReasonable(source.media(), header)) throw new IOException("too large");
        int most = Math.max(1, Math.max(width, height) / SIDE);
        int step = (int) Math.ceil(Math.sqrt(header.pixels() / DECODED_PIXELS));
        ImageReadParam some = reader.getDefaultReadParam();
        some.setSourceSubsampling(Math.clamp(step, 1, most), Math.clamp(step, 1, most), 0, 0);
        return reader.read(0, some);
    }

    private static ByteBuffer encode(BufferedImage image, int orientation) throws IOException {
        BufferedImage small = Shrinking.shrink(image, SIDE, orientation);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            String format = small.getColorModel().hasAlpha() ? "png" : "jpeg";
            if (!ImageIO.write(small, format, stream)) throw new IOException("no encoder");
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
