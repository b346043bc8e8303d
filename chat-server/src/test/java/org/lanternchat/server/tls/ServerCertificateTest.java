package org.lanternchat.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Which files are taken for a certificate, and what is said of those that are not.
class ServerCertificateTest {
    private static final String ENCRYPTED_OF_OLD =
            """
            -----BEGIN RSA PRIVATE KEY-----
            Proc-Type: 4,ENCRYPTED
            DEK-Info: AES-256-CBC,00

            AAAA
            -----END RSA PRIVATE KEY-----
            """;
    private static final String NOT_BASE_64 =
            """
            -----BEGIN PRIVATE KEY-----
            !!!!
            -----END PRIVATE KEY-----
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void certificatesOfEachKindAreRead(String kind) throws Exception {
        TestCertificate made = TestCertificate.make(folder, "-keyalg", kind, "-validity", "30");

        ServerCertificate read = read(made.write(folder));

        assertThat(read.chain()).containsExactly(made.certificate());
        assertThat(read.key().getEncoded()).isEqualTo(made.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void keysInTheOlderFormatsAreRead(String kind) throws Exception {
        TestCertificate made = TestCertificate.make(folder, "-keyalg", kind, "-validity", "30");
        CertificateFiles files = made.write(folder);
        Files.writeString(
                files.key(),
                TestCertificate.pem("EC PARAMETERS", new byte[] {6, 0})
                        + TestCertificate.pem(kind + " PRIVATE KEY", inmost(made.key())));

        assertThat(read(files).key().getAlgorithm()).isEqualTo(kind);
    }

    /// What PKCS#8 has inside: the last of its elements that is a string of octets.
    private static byte[] inmost(byte[] pkcs8) {
        int at = header(pkcs8, 0);
        at += 3;
        at += header(pkcs8, at) + (pkcs8[at + 1] & 0xFF);
        return Arrays.copyOfRange(pkcs8, at + header(pkcs8, at), pkcs8.length);
    }

    private static int header(byte[] der, int at) {
        int length = der[at + 1] & 0xFF;
        return length < 0x80 ? 2 : 2 + (length & 0x7F);
    }

    @Test
    void bothMayStandInOneFileWithOtherText() throws Exception {
        TestCertificate made = TestCertificate.make(folder);
        CertificateFiles files = made.write(folder);
        Path both = folder.resolve("both.pem");
        Files.writeString(
                both,
                "Bag Attributes\r\n  name: me\r\n"
                        + Files.readString(files.key()).replace("\n", "\r\n")
                        + Files.readString(files.certificate()));

        assertThat(read(new CertificateFiles(both, both)).chain())
                .containsExactly(made.certificate());
    }

    @Test
    void whatCannotBeUsedIsExplained() throws Exception {
        CertificateFiles files = TestCertificate.make(folder).write(folder);
        Path missing = folder.resolve("missing.pem");
        refused(new CertificateFiles(missing, files.key()), "no file", "missing.pem");
        refused(new CertificateFiles(files.key(), files.key()), "no certificate", "--cert");
        refused(
                new CertificateFiles(files.certificate(), files.certificate()),
                "no private key",
                "--key");
        refused(new CertificateFiles(folder, files.key()), "cannot be read");

        Path other = folder.resolve("other.pem");
        for (String kind : new String[] {"EC", "RSA"}) {
            TestCertificate stranger =
                    TestCertificate.make(folder, "-keyalg", kind, "-validity", "30");
            Files.writeString(other, TestCertificate.pem("PRIVATE KEY", stranger.key()));
            refused(new CertificateFiles(files.certificate(), other), "not the one of");
        }
        for (String encrypted :
                new String[] {
                    TestCertificate.pem("ENCRYPTED PRIVATE KEY", new byte[40]), ENCRYPTED_OF_OLD
                }) {
            Files.writeString(other, encrypted);
            refused(new CertificateFiles(files.certificate(), other), "encrypted", "openssl pkey");
        }
        for (String label : new String[] {"PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY"}) {
            Files.writeString(other, TestCertificate.pem(label, new byte[40]));
            refused(new CertificateFiles(files.certificate(), other), "damaged");
        }
        Files.writeString(other, NOT_BASE_64);
        refused(new CertificateFiles(files.certificate(), other), "damaged");
        Files.writeString(other, TestCertificate.pem("CERTIFICATE", new byte[40]));
        refused(new CertificateFiles(other, files.key()), "certificate that cannot be read");
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        CertificateFiles files =
                TestCertificate.make(
                                folder,
                                "-keyalg",
                                "EC",
                                "-startdate",
                                "2024/01/01 00:00:00",
                                "-validity",
                                "10")
                        .write(folder);

        refused(files, "expired on 2024-01-1", "Renew it");
    }

    private static ServerCertificate read(CertificateFiles files) throws CertificateException {
        return ServerCertificate.read(files, System.currentTimeMillis());
    }

    private static void refused(CertificateFiles files, String... words) {
        assertThatThrownBy(() -> read(files))
                .isInstanceOf(CertificateException.class)
                .hasMessageContainingAll(words);
    }
}
