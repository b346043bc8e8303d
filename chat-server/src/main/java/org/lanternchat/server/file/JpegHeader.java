package org.lanternchat.server.file;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Reads a JPEG's segments (ITU-T T.81, annex B) up to where its first scan begins, skipping what
/// is in them. For one thread and one file.
final class JpegHeader {
    /// More than any camera or editor writes; each costs one small read.
    private static final int SEGMENTS = 1_000;

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int EXIF = 0xE1;
    private static final int EXIF_BYTES = 64 * 1024;
    private static final int ORIENTATION = 0x0112;
    private static final int MOST_TAGS = 500;

    private final Content file;
    private int width;
    private int height;
    private int components;
    private boolean isProgressive;
    private int orientation = 1;

    private JpegHeader(Content file) {
        this.file = file;
    }

    static @Nullable ImageHeader read(Content file) throws IOException {
        return new JpegHeader(file).read();
    }

    private @Nullable ImageHeader read() throws IOException {
        long at = 2;
        for (int i = 0; i < SEGMENTS; i++) {
            ByteBuffer start = ImageHeader.bytes(file, at, 5);
            if (start.remaining() < 5 || (start.get(0) & 0xFF) != 0xFF) return null;
            int marker = start.get(1) & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int length = start.getShort(2) & 0xFFFF;
            if (length < 3 || marker == END_OF_IMAGE) return null;
            if (marker == START_OF_SCAN) return header(start.get(4) & 0xFF);
            if (isFrame(marker) && !frame(marker, at + 4, length - 2)) return null;
            if (marker == EXIF)
                exif(ImageHeader.bytes(file, at + 4, Math.min(length - 2, EXIF_BYTES)));
            at += 2 + length;
        }
        return null;
    }

    /// A scan with fewer components than the frame is followed by others, and a decoder shows
    /// nothing before it has them all.
    private @Nullable ImageHeader header(int componentsInScan) {
        boolean isWhole = isProgressive || componentsInScan < components;
        return width == 0 ? null : new ImageHeader(width, height, orientation, isWhole);
    }

    /// 0xC0 to 0xCF, but for the tables (0xC4, 0xCC) and what is reserved (0xC8).
    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    /// False when it is cut short, or the second.
    private boolean frame(int marker, long at, int length) throws IOException {
        ByteBuffer frame = ImageHeader.bytes(file, at, 6);
        if (length < 6 || frame.remaining() < 6 || width != 0) return false;
        isProgressive = (marker & 3) == 2;
        height = frame.getShort(1) & 0xFFFF;
        width = frame.getShort(3) & 0xFFFF;
        components = frame.get(5) & 0xFF;
        return width > 0 && height > 0;
    }

    /// The orientation in the first directory; upright when anything is wrong.
    private void exif(ByteBuffer segment) {
        if (segment.remaining() < 14 || segment.getInt(0) != 0x45786966) return;
        ByteBuffer tiff = segment.slice(6, segment.remaining() - 6);
        boolean isLittle = tiff.getShort(0) == 0x4949;
        tiff.order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) return;
        int tags = Math.min(tiff.getShort(directory) & 0xFFFF, MOST_TAGS);
        for (int i = 0; i < tags; i++) {
            int tag = directory + 2 + i * 12;
            if (tag + 12 > tiff.limit()) return;
            if ((tiff.getShort(tag) & 0xFFFF) == ORIENTATION) {
                int value = tiff.getShort(tag + 8) & 0xFFFF;
                orientation = value >= 1 && value <= 8 ? value : 1;
                return;
            }
        }
    }
}
