package org.lanternchat.desktop.connection;

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
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate that signs itself, made by the running Java's own `keytool`. Immutable.
public final class SelfMade {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final KeyStore store;
    private final Path folder;

    private SelfMade(KeyStore store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /// Makes one, with its files in a folder of their own.
    ///
    /// @param names as `keytool` wants them: `ip:127.0.0.1,dns:localhost`
    public static SelfMade make(Path in, String names) throws Exception {
        Path folder = Files.createTempDirectory(in, "keys");
        Path file = folder.resolve("keys.p12");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", "test", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", "changeit"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
        command.addAll(List.of("-dname", "CN=test", "-ext", "san=" + names));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException(said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, PASSWORD);
        }
        SelfMade made = new SelfMade(store, folder);
        made.write();
        return made;
    }

    private void write() throws GeneralSecurityException, IOException {
        byte[] key = Objects.requireNonNull(store.getKey("test", PASSWORD).getEncoded());
        Files.writeString(certificateFile(), pem("CERTIFICATE", certificate().getEncoded()));
        Files.writeString(keyFile(), pem("PRIVATE KEY", key));
    }

    private static String pem(String label, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    private Path certificateFile() {
        return folder.resolve("cert.pem");
    }

    private Path keyFile() {
        return folder.resolve("key.pem");
    }

    public X509Certificate certificate() throws GeneralSecurityException {
        return (X509Certificate) store.getCertificate("test");
    }

    /// As the app shows it.
    public String fingerprint() throws GeneralSecurityException {
        return Fingerprint.of(certificate()).grouped();
    }

    /// What makes the server serve it.
    public String[] options() {
        return new String[] {"--cert", certificateFile().toString(), "--key", keyFile().toString()};
    }

    /// For a server of the test's own.
    public SSLContext serving() throws GeneralSecurityException {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
