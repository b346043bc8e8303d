package org.lanternchat.server.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of what is read, in hexadecimal, and how many bytes it was. Any thread.
record Digest(String sha256, long size) {
    private static final int CHUNK = 64 * 1024;

    /// Reads to the end, or to one byte more than `most`, and passes it on.
    static Digest copy(InputStream from, OutputStream to, long most) throws IOException {
        MessageDigest digest = fresh();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        while (size <= most) {
            int read = from.read(chunk, 0, (int) Math.min(CHUNK, most - size + 1));
            if (read < 0) break;
            digest.update(chunk, 0, read);
            to.write(chunk, 0, read);
            size += read;
        }
        return new Digest(HexFormat.of().formatHex(digest.digest()), size);
    }

    static Digest of(InputStream from, long most) throws IOException {
        return copy(from, OutputStream.nullOutputStream(), most);
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
