package org.lanternchat.server.tls;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/// TLS 1.3 and 1.2 with the certificate as it is now on the disk. Engines are made on any thread;
/// the files are looked at on `timers`, every few seconds. A certificate that cannot be used is
/// reported once and the one before it goes on.
public final class Tls {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration WARN_BEFORE = Duration.ofDays(14);
    private static final Duration WARN_EVERY = Duration.ofDays(1);
    private static final System.Logger LOG = System.getLogger(Tls.class.getName());

    /// What goes on after the handshake: encryption that notices changes (AEAD), with keys that are
    /// of no use to whoever gets the certificate's key later (RFC 9325, section 4.2).
    private static final Set<String> SUITES =
            Set.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final CertificateFiles files;
    private final Timers timers;
    private volatile Serving serving;
    private List<String> seen;
    private List<String> tried;
    private @Nullable Long warnedAt;

    private record Serving(ServerCertificate certificate, SSLContext context) {}

    /// @throws CertificateException when the files cannot be used
    public Tls(CertificateFiles files, Timers timers) throws CertificateException {
        forbidRenegotiation();
        this.files = files;
        this.timers = timers;
        seen = look();
        tried = seen;
        serving = serving(ServerCertificate.read(files, timers.now()));
        warn();
    }

    /// A peer that makes the server negotiate again and again costs it much and itself little. The
    /// platform knows this only as a setting of the whole process, read at its first connection.
    private static void forbidRenegotiation() {
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    /// What tells the certificate of now from others, for people.
    public String fingerprint() {
        return serving.certificate().fingerprint();
    }

    /// The same for programs: hexadecimal digits and nothing else.
    public String digest() {
        return fingerprint().replace(" ", "");
    }

    /// Reads the files now, whether they have changed or not.
    public void readAgain() {
        timers.after(
                Duration.ZERO,
                () -> {
                    seen = look();
                    tried = seen;
                    reload();
                });
    }

    /// Looks at the files from now on.
    public void start() {
        timers.every(LOOK_EVERY, this::check);
    }

    /// The server's end of one new connection, with the newest certificate.
    public SSLEngine engine() {
        SSLContext context = serving.context();
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setCipherSuites(
                Arrays.stream(context.getSupportedSSLParameters().getCipherSuites())
                        .filter(SUITES::contains)
                        .toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        engine.setSSLParameters(parameters);
        return engine;
    }

    /// Two files are never replaced at once: they are read when they have not moved since the last
    /// look.
    private void check() {
        List<String> now = look();
        if (now.equals(seen) && !now.equals(tried)) {
            tried = now;
            reload();
        }
        seen = now;
        warn();
    }

    private void reload() {
        try {
            serving = serving(ServerCertificate.read(files, timers.now()));
            warnedAt = null;
            LOG.log(
                    Level.INFO,
                    "a new certificate is served, good until {0}, fingerprint {1}",
                    serving.certificate().lastDay(),
                    serving.certificate().fingerprint());
        } catch (CertificateException unusable) {
            LOG.log(
                    Level.WARNING,
                    "the new certificate is not taken, the old one is still served: {0}",
                    unusable.getMessage());
        }
    }

    private void warn() {
        long now = timers.now();
        ServerCertificate certificate = serving.certificate();
        boolean isDue = warnedAt == null || now - warnedAt >= WARN_EVERY.toMillis();
        if (!isDue) return;
        if (certificate.remaining(now).isNegative()) {
            LOG.log(
                    Level.WARNING,
                    "the certificate expired on {0}: browsers warn of this server",
                    certificate.lastDay());
        } else if (certificate.remaining(now).compareTo(WARN_BEFORE) < 0) {
            LOG.log(
                    Level.WARNING,
                    "the certificate expires on {0}: renew it, and the server takes the new files"
                            + " by itself",
                    certificate.lastDay());
        } else if (certificate.isGoodOnlyLater(now)) {
            LOG.log(
                    Level.WARNING,
                    "by the clock of this machine the certificate is not good yet: check it");
        } else {
            return;
        }
        warnedAt = now;
    }

    /// How both files are now, to be compared with how they were.
    private List<String> look() {
        return List.of(look(files.certificate()), look(files.key()));
    }

    private static String look(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
        } catch (IOException gone) {
            return "";
        }
    }

    private static Serving serving(ServerCertificate certificate) throws CertificateException {
        try {
            char[] none = new char[0];
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, none);
            store.setKeyEntry("server", certificate.key(), none, certificate.chain());
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, none);
            KeyManager[] managers = keys.getKeyManagers();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers, null, null);
            return new Serving(certificate, context);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new CertificateException(
                    "This Java cannot serve the certificate. Take one with RSA, EC or Ed25519.",
                    unusable);
        }
    }
}
