package org.lanternchat.desktop.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// Writes pixels as a PNG file (W3C PNG, third edition, sections 5 and 9), for images that are
/// pasted: the toolkit reads such files and cannot write them. Has no state; for any thread.
public final class PngImage {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BITS = 8;
    private static final int RGBA = 6;
    private static final int UNFILTERED = 0;

    private PngImage() {}

    /// The file.
    ///
    /// @param argb the pixels, line by line, alpha in the highest byte and not multiplied in
    public static byte[] of(int[] argb, int width, int height) {
        if (argb.length != width * height) throw new IllegalArgumentException("pixels");
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {BITS, RGBA, 0, 0, 0});
            chunk(file, "IHDR", header.toByteArray());
            chunk(file, "IDAT", packed(argb, width, height));
            chunk(file, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static byte[] packed(int[] argb, int width, int height) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] line = new byte[1 + width * 4];
            line[0] = UNFILTERED;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int pixel = argb[y * width + x];
                    line[1 + x * 4] = (byte) (pixel >> 16);
                    line[2 + x * 4] = (byte) (pixel >> 8);
                    line[3 + x * 4] = (byte) pixel;
                    line[4 + x * 4] = (byte) (pixel >>> 24);
                }
                out.write(line);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content)
            throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) check.getValue());
    }
}
