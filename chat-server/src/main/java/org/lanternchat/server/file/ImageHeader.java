package org.lanternchat.server.file;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// What an image says of itself before any of it is decoded, so that a small file that would fill
/// the memory is known for what it is. Stateless and bounded; for any thread.
///
/// `width` and `height` are as the image is stored. `orientation` says how it is meant to be seen
/// (Exif 2.32, tag 0x0112): from 5 on it lies on its side. `isWhole` says that a decoder must hold
/// all of it to show any of it.
record ImageHeader(int width, int height, int orientation, boolean isWhole) {
    /// The longest side that the four kinds share; nothing shows larger ones.
    static final int LONGEST_SIDE = 65_535;

    private static final int UPRIGHT = 1;
    private static final int ON_ITS_SIDE = 5;
    private static final int NEEDED = 30;

    long pixels() {
        return (long) width * height;
    }

    int shownWidth() {
        return orientation >= ON_ITS_SIDE ? height : width;
    }

    int shownHeight() {
        return orientation >= ON_ITS_SIDE ? width : height;
    }

    /// Null when it is no image that could be shown, whatever its first bytes say.
    static @Nullable ImageHeader read(String media, Content file) throws IOException {
        ImageHeader header =
                switch (media) {
                    case MediaType.PNG -> png(head(file, ByteOrder.BIG_ENDIAN));
                    case MediaType.GIF -> gif(head(file, ByteOrder.LITTLE_ENDIAN));
                    case MediaType.WEBP -> webp(head(file, ByteOrder.LITTLE_ENDIAN));
                    case MediaType.JPEG -> JpegHeader.read(file);
                    default -> null;
                };
        boolean canBeShown =
                header != null
                        && header.width > 0
                        && header.height > 0
                        && header.width <= LONGEST_SIDE
                        && header.height <= LONGEST_SIDE;
        return canBeShown ? header : null;
    }

    private static ImageHeader upright(int width, int height) {
        return new ImageHeader(width, height, UPRIGHT, false);
    }

    /// PNG (Third Edition), section 11.2.1: the first chunk has 13 bytes and is `IHDR`.
    private static @Nullable ImageHeader png(ByteBuffer head) {
        if (head.remaining() < NEEDED || head.getInt(8) != 13 || !says(head, 12, "IHDR"))
            return null;
        return upright(head.getInt(16), head.getInt(20));
    }

    /// GIF89a, section 18: the logical screen.
    private static @Nullable ImageHeader gif(ByteBuffer head) {
        if (head.remaining() < 10) return null;
        return upright(head.getShort(6) & 0xFFFF, head.getShort(8) & 0xFFFF);
    }

    /// RFC 9649: sections 2.5 (lossy), 2.6 (lossless) and 2.7 (extended).
    private static @Nullable ImageHeader webp(ByteBuffer head) {
        if (head.remaining() < NEEDED) return null;
        if (says(head, 12, "VP8 ")) {
            boolean isKeyFrame = says(head, 23, "\u009d\u0001*");
            int width = head.getShort(26) & 0x3FFF;
            return isKeyFrame ? upright(width, head.getShort(28) & 0x3FFF) : null;
        }
        if (says(head, 12, "VP8L")) {
            int sizes = head.getInt(21);
            boolean isLossless = head.get(20) == 0x2F;
            return isLossless ? upright((sizes & 0x3FFF) + 1, (sizes >> 14 & 0x3FFF) + 1) : null;
        }
        if (says(head, 12, "VP8X")) {
            return upright((head.getInt(24) & 0xFFFFFF) + 1, (head.getInt(26) >>> 8) + 1);
        }
        return null;
    }

    private static boolean says(ByteBuffer head, int at, String latin) {
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        return head.slice(at, bytes.length).equals(ByteBuffer.wrap(bytes));
    }

    private static ByteBuffer head(Content file, ByteOrder order) throws IOException {
        return bytes(file, 0, NEEDED).order(order);
    }

    /// Up to `count` bytes at `at`; fewer where the file ends.
    static ByteBuffer bytes(Content file, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) break;
        }
        return bytes.flip();
    }
}
