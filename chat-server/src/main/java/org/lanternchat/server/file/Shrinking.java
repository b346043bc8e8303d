package org.lanternchat.server.file;

import java.awt.image.BufferedImage;

/// Makes a small image of a large one, each new pixel the mean of those that it stands for, turned
/// as the image is meant to be seen. For one thread and one image; needs no display and no fonts.
final class Shrinking {
    private static final int OPAQUE = 0xFF;

    private final BufferedImage source;
    private final int orientation;
    private final int width;
    private final int height;
    private final BufferedImage result;
    private boolean isOpaque = true;

    private Shrinking(BufferedImage source, int longestSide, int orientation) {
        this.source = source;
        this.orientation = orientation;
        int longest = Math.max(source.getWidth(), source.getHeight());
        double scale = Math.min(1, (double) longestSide / longest);
        width = Math.max(1, (int) Math.round(source.getWidth() * scale));
        height = Math.max(1, (int) Math.round(source.getHeight() * scale));
        boolean isTurned = orientation >= 5;
        result =
                new BufferedImage(
                        isTurned ? height : width,
                        isTurned ? width : height,
                        BufferedImage.TYPE_INT_ARGB);
    }

    /// Without an alpha channel where nothing shows through.
    static BufferedImage shrink(BufferedImage source, int longestSide, int orientation) {
        Shrinking shrinking = new Shrinking(source, longestSide, orientation);
        for (int y = 0; y < shrinking.height; y++) shrinking.row(y);
        return shrinking.isOpaque ? withoutAlpha(shrinking.result) : shrinking.result;
    }

    private void row(int y) {
        int sourceWidth = source.getWidth();
        int top = start(y, height, source.getHeight());
        int bottom = start(y + 1, height, source.getHeight());
        long[] sums = new long[width * 4];
        int[] row = new int[sourceWidth];
        for (int sourceY = top; sourceY < bottom; sourceY++) {
            source.getRGB(0, sourceY, sourceWidth, 1, row, 0, sourceWidth);
            for (int x = 0; x < width; x++) {
                int right = start(x + 1, width, sourceWidth);
                for (int i = start(x, width, sourceWidth); i < right; i++) add(sums, x * 4, row[i]);
            }
        }
        for (int x = 0; x < width; x++) {
            int columns = start(x + 1, width, sourceWidth) - start(x, width, sourceWidth);
            put(x, y, mean(sums, x * 4, (long) columns * (bottom - top)));
        }
    }

    /// Where the source of the new row or column `index` begins.
    private static int start(int index, int of, int sourceSize) {
        return (int) ((long) index * sourceSize / of);
    }

    /// Colours count as much as they show.
    private static void add(long[] sums, int at, int argb) {
        int alpha = argb >>> 24;
        sums[at] += alpha;
        sums[at + 1] += (long) (argb >> 16 & 0xFF) * alpha;
        sums[at + 2] += (long) (argb >> 8 & 0xFF) * alpha;
        sums[at + 3] += (long) (argb & 0xFF) * alpha;
    }

    private static int mean(long[] sums, int at, long count) {
        long alpha = sums[at];
        if (alpha == 0) return 0;
        long red = sums[at + 1] / alpha;
        long green = sums[at + 2] / alpha;
        long blue = sums[at + 3] / alpha;
        return (int) ((alpha / count) << 24 | red << 16 | green << 8 | blue);
    }

    private void put(int x, int y, int argb) {
        if (argb >>> 24 != OPAQUE) isOpaque = false;
        int right = width - 1 - x;
        int below = height - 1 - y;
        switch (orientation) {
            case 2 -> result.setRGB(right, y, argb);
            case 3 -> result.setRGB(right, below, argb);
            case 4 -> result.setRGB(x, below, argb);
            case 5 -> result.setRGB(y, x, argb);
            case 6 -> result.setRGB(below, x, argb);
            case 7 -> result.setRGB(below, right, argb);
            case 8 -> result.setRGB(y, right, argb);
            default -> result.setRGB(x, y, argb);
        }
    }

    private static BufferedImage withoutAlpha(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        plain.setRGB(0, 0, width, height, pixels, 0, width);
        return plain;
    }
}
