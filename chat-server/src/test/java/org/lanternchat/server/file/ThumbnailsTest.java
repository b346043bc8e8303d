package org.lanternchat.server.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

class ThumbnailsTest {
    private final SharedTimers timers = new SharedTimers();
    private final Thumbnails thumbnails = new Thumbnails(timers);

    @TempDir Path folder;

    @AfterEach
    void stop() {
        thumbnails.close();
    }

    @ParameterizedTest
    @CsvSource({"png", "jpeg", "gif"})
    void aLargeImageIsMadeSmall(String format) throws Exception {
        byte[] large =
                Images.encoded(Images.picture(1200, 800, BufferedImage.TYPE_INT_RGB), format);

        BufferedImage small = image(made(large));

        assertThat(small.getWidth()).isEqualTo(480);
        assertThat(small.getHeight()).isEqualTo(320);
        assertThat(new Color(small.getRGB(100, 160)).getRed()).isBetween(190, 255);
        assertThat(new Color(small.getRGB(380, 160)).getBlue()).isBetween(160, 255);
    }

    @Test
    void whatShowsThroughStaysSo() throws Exception {
        BufferedImage glass = Images.picture(600, 600, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 600; x++) glass.setRGB(x, y, 0);
        }

        ByteBuffer small = made(Images.encoded(glass, "png"));

        assertThat(small).isNotNull();
        assertThat(MediaType.of(small)).isEqualTo(MediaType.PNG);
        assertThat(image(small).getRGB(240, 100) >>> 24).isZero();
        assertThat(image(small).getRGB(240, 400) >>> 24).isEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource({
        "1, left",
        "2, right",
        "3, right",
        "4, left",
        "5, top",
        "6, top",
        "7, bottom",
        "8, bottom"
    })
    void aPhotographIsTurnedAsItIsMeantToBeSeen(int orientation, String red) throws Exception {
        byte[] jpeg = Images.encoded(Images.picture(900, 600, BufferedImage.TYPE_INT_RGB), "jpeg");

        BufferedImage small = image(made(Images.turned(jpeg, orientation)));

        int middle = Math.min(small.getWidth(), small.getHeight()) / 2;
        int far = Math.max(small.getWidth(), small.getHeight()) - 60;
        Color there =
                switch (red) {
                    case "left" -> new Color(small.getRGB(60, middle));
                    case "right" -> new Color(small.getRGB(far, middle));
                    case "top" -> new Color(small.getRGB(middle, 60));
                    default -> new Color(small.getRGB(middle, far));
                };
        assertThat(there.getRed()).isGreaterThan(160);
        assertThat(there.getBlue()).isLessThan(110);
    }

    @Test
    void aSmallImageNeedsNone() throws Exception {
        byte[] small = Images.encoded(Images.picture(100, 80, BufferedImage.TYPE_INT_RGB), "png");

        assertThat(made(small)).isNull();
    }

    @Test
    void theMemoryForALargeImageIsThatForASmallPartOfIt() throws Exception {
        byte[] large = Images.flatPng(7_000, 7_000);
        var _ = made(Images.encoded(Images.picture(900, 600, BufferedImage.TYPE_INT_RGB), "png"));
        long before = allocated();

        ByteBuffer small = made(large);

        assertThat(image(small).getWidth()).isEqualTo(480);
        assertThat(allocated() - before).isBetween(1_000_000L, 24_000_000L);
    }

    @Test
    void whatUnpacksToFarTooMuchIsLeftAlone() throws Exception {
        var _ = made(Images.encoded(Images.picture(900, 600, BufferedImage.TYPE_INT_RGB), "png"));
        long before = allocated();

        assertThat(made(Images.flatPng(30_001, 10))).isNull();
        assertThat(made(resized(Images.flatPng(1_000, 10), 65_535, 65_535))).isNull();
        assertThat(made(Images.flatPng(1_000, 500, bomb("zTXt"), bomb("iTXt"), bomb("iCCP"))))
                .isNotNull();
        assertThat(allocated() - before).isLessThan(16_000_000);
    }

    @Test
    void whatIsBrokenHasNone() throws Exception {
        byte[] good = Images.encoded(Images.picture(900, 600, BufferedImage.TYPE_INT_RGB), "png");
        byte[] torn = Arrays.copyOf(good, 1_000);
        byte[] damaged = good.clone();
        Arrays.fill(damaged, 100, 5_000, (byte) 0x55);

        assertThat(made(torn)).isNull();
        assertThat(made(damaged)).isNull();
        assertThat(made(good)).isNotNull();
    }

    @Test
    void aDecoderThatTakesTooLongIsBrokenOff() throws IOException {
        Path file = Files.write(folder.resolve("slow"), new byte[10]);
        try (var stream =
                new TimedImageStream(
                        Content.of(FileChannel.open(file)), timers, Duration.ofSeconds(5))) {
            assertThat(stream.read()).isZero();
            timers.pass(Duration.ofSeconds(6));
            assertThatIOException().isThrownBy(stream::read);
        }
    }

    /// A chunk that unpacks to 100 MB.
    private static byte[] bomb(String type) throws IOException {
        byte[] zeros = Images.zeros(100_000_000);
        byte[] start =
                type.equals("iTXt") ? new byte[] {'a', 0, 1, 0, 0, 0} : new byte[] {'a', 0, 0};
        byte[] content = Arrays.copyOf(start, start.length + zeros.length);
        System.arraycopy(zeros, 0, content, start.length, zeros.length);
        return Images.chunk(type, content);
    }

    private static byte[] resized(byte[] png, int width, int height) {
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        return png;
    }

    private static long allocated() {
        long id =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("thumbnails"))
                        .mapToLong(Thread::threadId)
                        .max()
                        .orElseThrow();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(id);
    }

    private @Nullable ByteBuffer made(byte[] content) throws Exception {
        IncomingFile file = new IncomingFile(folder.resolve(Digests.freshId()));
        file.write(ByteBuffer.wrap(content));
        file.settle();
        try (Content image = file.open()) {
            String media = MediaType.of(ImageHeader.bytes(image, 0, MediaType.HEAD));
            ImageHeader header = ImageHeader.read(media, image);
            assertThat(header).isNotNull();
            return thumbnails
                    .of(new Thumbnails.Source(file, media, content.length, header))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static BufferedImage image(@Nullable ByteBuffer thumbnail) throws IOException {
        assertThat(thumbnail).isNotNull();
        byte[] content = new byte[thumbnail.remaining()];
        thumbnail.duplicate().get(content);
        return ImageIO.read(new ByteArrayInputStream(content));
    }
}
