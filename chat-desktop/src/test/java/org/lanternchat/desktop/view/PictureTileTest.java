package org.lanternchat.desktop.view;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Dimension2D;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.FileInfo;

class PictureTileTest {
    private static FileInfo image(int width, int height, String media, boolean thumb) {
        return new FileInfo("f", "n", 1, media, width, height, thumb ? true : null);
    }

    private static Dimension2D size(int width, int height) {
        return PictureTile.sizeOf(image(width, height, "image/png", false));
    }

    @Test
    void anImageHasItsPlaceBeforeItComes() {
        assertThat(size(100, 80)).isEqualTo(new Dimension2D(100, 80));
        assertThat(size(3_200, 1_600)).isEqualTo(new Dimension2D(320, 160));
        assertThat(size(1_000, 2_800)).isEqualTo(new Dimension2D(100, 280));
    }

    @Test
    void aStrangeImageIsNeitherEndlessNorTooThinToBeSeen() {
        assertThat(size(1, 20_000)).isEqualTo(new Dimension2D(72, 280));
        assertThat(size(20_000, 1)).isEqualTo(new Dimension2D(320, 44));
        assertThat(size(1, 1)).isEqualTo(new Dimension2D(72, 44));
    }

    @Test
    void whatCannotBeDecodedSafelyIsAFile() {
        assertThat(Pictures.isPicture(image(100, 100, "image/png", false))).isTrue();
        assertThat(Pictures.isPicture(image(100, 100, "image/webp", false))).isFalse();
        assertThat(Pictures.isPicture(image(0, 100, "image/png", false))).isFalse();
        assertThat(Pictures.isPicture(image(30_000, 30_000, "image/png", false))).isFalse();
        assertThat(Pictures.isPicture(image(30_000, 30_000, "image/png", true))).isTrue();
        assertThat(Pictures.isPicture(new FileInfo("f", "", 1, "image/png", null, null, null)))
                .isFalse();
    }
}
