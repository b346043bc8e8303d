package org.lanternchat.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A certificate, those that sign it, and the private key that belongs to it: read, and found to
/// fit together. Immutable; any thread may use it.
final class ServerCertificate {
    /// A PEM file of a chain has a few kilobytes.
    private static final long LONGEST_FILE = 1024 * 1024;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
        this.chain = List.copyOf(chain);
        this.key = key;
    }

    /// Reads both files.
    ///
    /// @param now milliseconds since 1970
    static ServerCertificate read(CertificateFiles files, long now) throws CertificateException {
        List<X509Certificate> chain = certificates(files.certificate());
        X509Certificate own = chain.getFirst();
        if (now > own.getNotAfter().toInstant().toEpochMilli()) {
            throw new CertificateException(
                    "The certificate in "
                            + files.certificate()
                            + " expired on "
                            + DAY.format(own.getNotAfter().toInstant())
                            + ". Renew it, or check this machine's clock.");
        }
        PrivateKey key = key(files, own.getPublicKey());
        if (!belong(key, own.getPublicKey())) throw mismatch(files);
        return new ServerCertificate(chain, key);
    }

    private static List<X509Certificate> certificates(Path file) throws CertificateException {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Pem.Block block : blocks(file)) {
                if (!block.label().equals("CERTIFICATE")) continue;
                ByteArrayInputStream content = new ByteArrayInputStream(block.content());
                chain.add((X509Certificate) factory.generateCertificate(content));
            }
        } catch (GeneralSecurityException broken) {
            throw new CertificateException(
                    file + " holds a certificate that cannot be read. Is the file whole?", broken);
        }
        if (!chain.isEmpty()) return chain;
        throw new CertificateException(
                file
                        + " holds no certificate in PEM: a text with -----BEGIN CERTIFICATE-----."
                        + " Name such a file with --cert.");
    }

    private static PrivateKey key(CertificateFiles files, PublicKey partner)
            throws CertificateException {
        Path file = files.key();
        for (Pem.Block block : blocks(file)) {
            if (block.isEncrypted()) {
                throw new CertificateException(
                        "The key in "
                                + file
                                + " is encrypted, and nobody is there to type its pass phrase."
                                + " Decrypt it with: openssl pkey -in "
                                + file.getFileName()
                                + " -out key.pem");
            }
            if (!PrivateKeys.isKey(block.label())) continue;
            try {
                return PrivateKeys.of(block, partner);
            } catch (GeneralSecurityException notOfThisKind) {
                throw mismatch(files);
            }
        }
        throw new CertificateException(
                file
                        + " holds no private key in PEM: a text with -----BEGIN PRIVATE KEY-----."
                        + " Name such a file with --key.");
    }

    private static CertificateException mismatch(CertificateFiles files) {
        return new CertificateException(
                "The key in "
                        + files.key()
                        + " is not the one of the certificate in "
                        + files.certificate()
                        + ", or it is damaged. Name two files that belong together.");
    }

    private static List<Pem.Block> blocks(Path file) throws CertificateException {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new CertificateException(file + " is too long for a certificate or a key.");
            }
            return Pem.blocks(Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw new CertificateException("There is no file " + file + ".", missing);
        } catch (AccessDeniedException denied) {
            throw new CertificateException(
                    "There is no permission to read "
                            + file
                            + ". Let the user whom the server runs as read it.",
                    denied);
        } catch (IOException unreadable) {
            throw new CertificateException(file + " cannot be read.", unreadable);
        } catch (IllegalArgumentException notBase64) {
            throw new CertificateException(
                    file + " is damaged: what it holds is not in Base64.", notBase64);
        }
    }

    /// What one signs, the other must find good.
    private static boolean belong(PrivateKey key, PublicKey partner) throws CertificateException {
        String algorithm =
                switch (partner.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    case "EdDSA" -> "EdDSA";
                    default ->
                            throw new CertificateException(
                                    "A certificate with a key of the kind "
                                            + partner.getAlgorithm()
                                            + " cannot be served. Take one with RSA, EC or"
                                            + " Ed25519.");
                };
        byte[] something = new byte[32];
        new SecureRandom().nextBytes(something);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(something);
            byte[] signed = signature.sign();
            signature.initVerify(partner);
            signature.update(something);
            return signature.verify(signed);
        } catch (GeneralSecurityException unlike) {
            return false;
        }
    }

    X509Certificate[] chain() {
        return chain.toArray(X509Certificate[]::new);
    }

    PrivateKey key() {
        return key;
    }

    /// How long it is still good from now on; negative when it has expired.
    Duration remaining(long now) {
        return Duration.between(
                Instant.ofEpochMilli(now), chain.getFirst().getNotAfter().toInstant());
    }

    /// The SHA-256 of the certificate in groups of four hexadecimal digits, as one reads them aloud
    /// to whoever is asked whether to trust it.
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(chain.getFirst().getEncoded());
            String digits = HexFormat.of().withUpperCase().formatHex(hash);
            return digits.replaceAll("(.{4})(?!$)", "$1 ");
        } catch (GeneralSecurityException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    String lastDay() {
        return DAY.format(chain.getFirst().getNotAfter().toInstant());
    }

    boolean isGoodOnlyLater(long now) {
        return now < chain.getFirst().getNotBefore().toInstant().toEpochMilli();
    }
}
