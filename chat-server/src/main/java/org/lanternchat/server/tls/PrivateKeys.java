package org.lanternchat.server.tls;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;

/// Makes the private key that belongs to a public one out of a PEM block. Stateless; for any
/// thread.
final class PrivateKeys {
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    private PrivateKeys() {}

    /// Whether a block of this label holds a private key that can be read here.
    static boolean isKey(String label) {
        return switch (label) {
            case "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY" -> true;
            default -> false;
        };
    }

    /// The key in a block: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017) or SEC 1 (RFC 5915).
    ///
    /// @throws GeneralSecurityException when it is none, or of another kind than the public key
    static PrivateKey of(Pem.Block block, PublicKey partner) throws GeneralSecurityException {
        byte[] pkcs8 =
                block.label().equals("PRIVATE KEY")
                        ? block.content()
                        : wrapped(block.content(), partner.getEncoded());
        try {
            return KeyFactory.getInstance(partner.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (RuntimeException notAKey) {
            throw new InvalidKeySpecException("not a key", notAKey);
        }
    }

    /// The older formats are what PKCS#8 has inside. The algorithm and its parameters, which it has
    /// besides, are those of the public key, which begins with them (RFC 5280, section 4.1).
    private static byte[] wrapped(byte[] key, byte[] publicKey) {
        int algorithm = headerLength(publicKey, 0);
        int end = algorithm + headerLength(publicKey, algorithm) + length(publicKey, algorithm);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(VERSION_0);
        content.write(publicKey, algorithm, end - algorithm);
        content.writeBytes(element(OCTET_STRING, key));
        return element(SEQUENCE, content.toByteArray());
    }

    /// Tag and length of the element of DER (ITU-T X.690) that begins here.
    private static int headerLength(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return first < 0x80 ? 2 : 2 + (first & 0x7F);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < 0x80) return first;
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) length = length << 8 | der[at + 2 + i] & 0xFF;
        return length;
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.length < 0x80) {
            element.write(content.length);
        } else {
            element.write(0x82);
            element.write(content.length >> 8);
            element.write(content.length);
        }
        element.writeBytes(content);
        return element.toByteArray();
    }
}
