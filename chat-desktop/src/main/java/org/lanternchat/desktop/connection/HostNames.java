package org.lanternchat.desktop.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Whether a certificate is one for a host, by its alternative names (RFC 9525): a name, with a
/// star in place of its first label, or an address. Has no state, for any thread.
final class HostNames {
    private static final int NAME = 2;
    private static final int ADDRESS = 7;

    private HostNames() {}

    /// @param host as an address names it: IPv6 in brackets
    static boolean belongs(X509Certificate certificate, String host) {
        Collection<List<?>> names;
        try {
            names = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException damaged) {
            return false;
        }
        if (names == null) return false;
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        boolean isAddress = host.startsWith("[") || bare.matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
        for (List<?> name : names) {
            boolean rightKind = name.getFirst().equals(isAddress ? ADDRESS : NAME);
            String said = String.valueOf(name.get(1));
            if (rightKind && (isAddress ? sameAddress(said, bare) : matches(said, bare))) {
                return true;
            }
        }
        return false;
    }

    /// Both are literals, so nobody is asked for them.
    private static boolean sameAddress(String one, String other) {
        try {
            return InetAddress.getByName(one).equals(InetAddress.getByName(other));
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    static boolean matches(String pattern, String host) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String name = host.toLowerCase(Locale.ROOT);
        if (!wanted.startsWith("*.")) return wanted.equals(name);
        int dot = name.indexOf('.');
        boolean wholeDomain = wanted.indexOf('.', 2) > 0;
        return wholeDomain && dot > 0 && name.substring(dot).equals(wanted.substring(1));
    }
}
