package org.lanternchat.server.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

class ImageHeaderTest {
    private static final BufferedImage PICTURE = Images.picture(37, 21, BufferedImage.TYPE_INT_RGB);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpeg, image/jpeg", "gif, image/gif"})
    void theSizeIsReadWithoutDecoding(String format, String media) throws IOException {
        ImageHeader header = read(Images.encoded(PICTURE, format));

        assertThat(header).isEqualTo(new ImageHeader(37, 21, 1, false));
        assertThat(MediaType.of(ByteBuffer.wrap(Images.encoded(PICTURE, format)))).isEqualTo(media);
    }

    @ParameterizedTest
    @CsvSource({
        "52494646240000005745425056503820180000003001009d012a25001500010000000000, 37, 21",
        "5249464624000000574542505650384c180000002f24001500010000000000000000, 37, 85",
        "524946462400000057454250565038580a000000100000002400001400000000, 37, 21",
    })
    void theThreeKindsOfWebpSayTheirSize(String hex, int width, int height) throws IOException {
        assertThat(read(HexFormat.of().parseHex(hex)))
                .isEqualTo(new ImageHeader(width, height, 1, false));
    }

    @Test
    void aPhotographThatLiesOnItsSideIsMeasuredAsItIsSeen() throws IOException {
        ImageHeader header = read(Images.turned(Images.encoded(PICTURE, "jpeg"), 6));

        assertThat(header).isNotNull();
        assertThat(header).isEqualTo(new ImageHeader(37, 21, 6, false));
        assertThat(header.shownWidth()).isEqualTo(21);
        assertThat(header.shownHeight()).isEqualTo(37);
    }

    @Test
    void aProgressiveJpegIsKnownToNeedMemory() throws IOException {
        assertThat(read(Images.progressiveJpeg(PICTURE)))
                .isEqualTo(new ImageHeader(37, 21, 1, true));
    }

    @Test
    void whatNothingCanShowIsNoImage() throws IOException {
        assertThat(read(sized(65_535, 65_535))).isNotNull();
        assertThat(read(sized(65_536, 1))).isNull();
        assertThat(read(sized(Integer.MAX_VALUE, Integer.MAX_VALUE))).isNull();
        assertThat(read(sized(-1, 5))).isNull();
        assertThat(read(sized(0, 5))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"png", "jpeg", "gif"})
    void whateverIsCutOrChangedIsReadToAnEnd(String format) throws IOException {
        byte[] good = Images.turned(Images.encoded(PICTURE, format), 3);
        if (!format.equals("jpeg")) good = Images.encoded(PICTURE, format);
        int headers = Math.min(good.length, 700);
        for (int length = 0; length < headers; length++) {
            check(read(Arrays.copyOf(good, length)));
        }
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            byte[] bad = good.clone();
            for (int j = 0; j < 5; j++)
                bad[3 + random.nextInt(headers - 3)] = (byte) random.nextInt();
            check(read(bad));
        }
    }

    @Test
    void aJpegOfNothingButSegmentsIsGivenUp() throws IOException {
        byte[] endless = new byte[400_000];
        for (int i = 0; i + 5 <= endless.length; i += 5) {
            ByteBuffer.wrap(endless, i, 5).putShort((short) 0xFFE2).putShort((short) 3);
        }
        byte[] jpeg = ByteBuffer.allocate(400_002).putShort((short) 0xFFD8).put(endless).array();

        assertThat(read(jpeg)).isNull();
    }

    private static void check(@Nullable ImageHeader header) {
        if (header == null) return;
        assertThat(header.width()).isBetween(1, ImageHeader.LONGEST_SIDE);
        assertThat(header.height()).isBetween(1, ImageHeader.LONGEST_SIDE);
        assertThat(header.orientation()).isBetween(1, 8);
    }

    private static byte[] sized(int width, int height) {
        byte[] png = Images.encoded(PICTURE, "png");
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        return png;
    }

    private @Nullable ImageHeader read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("image"), content);
        try (Content image = Content.of(FileChannel.open(file))) {
            String media = MediaType.of(ImageHeader.bytes(image, 0, MediaType.HEAD));
            return ImageHeader.read(media, image);
        }
    }
}
