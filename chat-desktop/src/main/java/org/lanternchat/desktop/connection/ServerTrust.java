package org.lanternchat.desktop.connection;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/// Who may be the server at one host and port: whoever holds the certificate that this person has
/// trusted there, and whoever the public authorities vouch for under this host's name. Nobody else
/// gets further than the handshake, so that no word is said to them. Safe for any thread.
public final class ServerTrust {
    private final String host;
    private final int port;
    private final TrustedServers trusted;
    private volatile @Nullable Stranger stranger;

    /// A server that is not trusted.
    ///
    /// @param shown its certificate
    /// @param known the one that was trusted before; null when there is none
    public record Stranger(Fingerprint shown, @Nullable Fingerprint known) {}

    public ServerTrust(String host, int port, TrustedServers trusted) {
        this.host = host;
        this.port = port;
        this.trusted = trusted;
    }

    /// Who was turned away last; null for nobody.
    @Nullable Stranger stranger() {
        return stranger;
    }

    /// What makes connections that hold to this.
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Judge()}, null);
            return context;
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static X509TrustManager authorities() throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager one : factory.getTrustManagers()) {
            if (one instanceof X509TrustManager authorities) return authorities;
        }
        throw new GeneralSecurityException("no authorities");
    }

    private void judge(X509Certificate[] chain, String kind) throws CertificateException {
        X509Certificate own = chain[0];
        Fingerprint shown = Fingerprint.of(own);
        Fingerprint known = trusted.of(host, port);
        boolean fine =
                shown.equals(known) || HostNames.belongs(own, host) && isVouchedFor(chain, kind);
        stranger = fine ? null : new Stranger(shown, known);
        if (!fine) throw new CertificateException("the server at " + host + " is not trusted");
    }

    /// Reads the list of authorities, which is needed for few servers only.
    private static boolean isVouchedFor(X509Certificate[] chain, String kind) {
        try {
            authorities().checkServerTrusted(chain, kind);
            return true;
        } catch (GeneralSecurityException nobodyVouches) {
            return false;
        }
    }

    /// The library's way to ask. Being an extended one, it has the last word on the name, too.
    private final class Judge extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind)
                throws CertificateException {
            judge(chain, kind);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
                throws CertificateException {
            judge(chain, kind);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
                throws CertificateException {
            judge(chain, kind);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
