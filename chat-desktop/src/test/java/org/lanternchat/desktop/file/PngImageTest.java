package org.lanternchat.desktop.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;

import javax.imageio.ImageIO;

class PngImageTest {
    @Test
    void anotherReaderSeesTheSamePixels() throws IOException {
        Random random = new Random(7);
        int width = 37;
        int height = 11;
        int[] argb = random.ints((long) width * height).toArray();
        byte[] file = PngImage.of(argb, width, height);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(read.getWidth()).isEqualTo(width);
        assertThat(read.getHeight()).isEqualTo(height);
        assertThat(read.getRGB(0, 0, width, height, null, 0, width)).isEqualTo(argb);
    }
}
