package org.lanternchat.desktop;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.awt.image.BufferedImage;

/// What JavaFX has drawn, as an image that can be written to a file.
final class Pixels {
    private Pixels() {}

    /// @param kind one of those of `BufferedImage` with a number for each pixel
    static BufferedImage of(WritableImage image, int kind) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage picture = new BufferedImage(width, height, kind);
        picture.setRGB(0, 0, width, height, argb, 0, width);
        return picture;
    }
}
