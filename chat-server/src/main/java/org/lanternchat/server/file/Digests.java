package org.lanternchat.server.file;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// How files and contents are named: by 128 random bits, which nobody guesses, and by their
/// SHA-256. Stateless; for any thread.
final class Digests {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Digests() {}

    static String freshId() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static String blob(ByteBuffer content) {
        MessageDigest digest = sha256();
        digest.update(content.duplicate());
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
