package org.lanternchat.protocol;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/// What a server says of itself by multicast DNS, and apps listen for. Has no state; for any
/// thread.
public final class Nearby {
    /// The kind of service (RFC 6763, section 4.1).
    public static final String KIND = "_lantern-chat._tcp.local.";

    /// The field of the record's text that tells one server from another, however many networks it
    /// is in.
    public static final String ID = "id";

    /// The field that says that it speaks TLS, and with which certificate: the SHA-256 of it in 64
    /// hexadecimal digits.
    public static final String FINGERPRINT = "fp";

    /// RFC 6763, section 4.1.1.
    private static final int LABEL_BYTES = 63;

    private static final String UNNAMED = "Lantern Chat";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Nearby() {}

    /// An id for one run of a server.
    public static String newId() {
        byte[] id = new byte[4];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /// A chat's name as that of a service, and as apps show it: on one line, with nothing in it
    /// that is not to be seen, and cut between two characters where it is too long.
    public static String label(String name) {
        StringBuilder label = new StringBuilder();
        int bytes = 0;
        for (int c : name.strip().codePoints().toArray()) {
            if (!Letters.isPlain(c)) continue;
            int length = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > LABEL_BYTES) break;
            label.appendCodePoint(c);
            bytes += length;
        }
        String kept = label.toString().strip();
        return kept.isEmpty() ? UNNAMED : kept;
    }
}
