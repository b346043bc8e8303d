package org.lanternchat.desktop.connection;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// What tells one certificate from another: the SHA-256 of its encoding. Immutable, for any thread.
///
/// @param text 64 hexadecimal digits, in capital letters
public record Fingerprint(String text) {
    private static final int GROUP = 4;
    private static final int GROUPS_IN_LINE = 4;

    public Fingerprint {
        if (!text.matches("[0-9A-F]{64}")) throw new IllegalArgumentException("no fingerprint");
    }

    public static Fingerprint of(X509Certificate certificate) throws CertificateEncodingException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Fingerprint(HexFormat.of().withUpperCase().formatHex(hash));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /// Understands what `text` or `grouped` says; empty for anything else.
    public static Optional<Fingerprint> parse(String said) {
        String digits = said.replaceAll("[\\s:]", "").toUpperCase(Locale.ROOT);
        boolean is = digits.matches("[0-9A-F]{64}");
        return is ? Optional.of(new Fingerprint(digits)) : Optional.empty();
    }

    /// The digits in groups of four, four groups a line, as one reads them aloud.
    public String grouped() {
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < text.length(); at += GROUP) {
            int group = at / GROUP;
            if (group > 0) lines.append(group % GROUPS_IN_LINE == 0 ? "\n" : " ");
            lines.append(text, at, at + GROUP);
        }
        return lines.toString();
    }
}
