package org.lanternchat.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate for this machine that signs itself, made by the running Java's own `keytool`, and
/// written as PEM. Immutable.
public final class TestCertificate {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final X509Certificate certificate;
    private final byte[] key;

    private TestCertificate(X509Certificate certificate, byte[] key) {
        this.certificate = certificate;
        this.key = key;
    }

    /// For an elliptic curve, good for a month.
    public static TestCertificate make(Path folder) throws Exception {
        return make(folder, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30");
    }

    /// `options` are those of `keytool -genkeypair`.
    static TestCertificate make(Path folder, String... options) throws Exception {
        Path file = Files.createTempDirectory(folder, "keys").resolve("keys.p12");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", "test", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", "changeit"));
        command.addAll(List.of("-dname", "CN=test", "-ext", "san=ip:127.0.0.1,dns:localhost"));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) throw new AssertionError(said);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return new TestCertificate(
                (X509Certificate) store.getCertificate("test"),
                Objects.requireNonNull(store.getKey("test", PASSWORD).getEncoded()));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /// The key in PKCS#8.
    byte[] key() {
        return key.clone();
    }

    /// Writes both, in place of what is there.
    public CertificateFiles write(Path folder) throws IOException, GeneralSecurityException {
        CertificateFiles files =
                new CertificateFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        Files.writeString(files.certificate(), pem("CERTIFICATE", certificate.getEncoded()));
        Files.writeString(files.key(), pem("PRIVATE KEY", key));
        return files;
    }

    static String pem(String label, byte[] content) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END "
                + label
                + "-----\n";
    }

    /// For clients that trust it and nothing else.
    public SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", certificate);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
