package org.lanternchat.server.net;

import org.jspecify.annotations.Nullable;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;

/// Who may come in: by address, by the `Host` they asked for, and by the `Origin` that a browser
/// names (RFC 6454). Immutable; any thread may call it.
public final class Gatekeeper {
    private static final String NULL_ORIGIN = "null";
    private static final Set<String> HOME_DOMAINS =
            Set.of("local", "lan", "home", "home.arpa", "internal");

    private final Set<String> allowedOrigins;
    private final Set<String> allowedHosts;
    private final String machineName;
    private final boolean isPublic;

    /// `allowedOrigins` are whole origins or `null`; `allowedHosts` are names without a port;
    /// `machineName` is this machine's own name, or empty; a public server has peers of all
    /// networks.
    public Gatekeeper(
            Set<String> allowedOrigins,
            Set<String> allowedHosts,
            String machineName,
            boolean isPublic) {
        this.allowedOrigins = Set.copyOf(allowedOrigins.stream().map(Gatekeeper::lower).toList());
        this.allowedHosts = Set.copyOf(allowedHosts.stream().map(Gatekeeper::lower).toList());
        this.machineName = lower(machineName);
        this.isPublic = isPublic;
    }

    /// Private, link-local and loopback addresses only, unless the server is public.
    boolean admitsPeer(InetAddress peer) {
        return isPublic
                || peer.isLoopbackAddress()
                || peer.isLinkLocalAddress()
                || peer.isSiteLocalAddress()
                || peer instanceof Inet6Address six && (six.getAddress()[0] & 0xFE) == 0xFC;
    }

    /// Null, or why not: a sentence that names the setting. Only names that nobody else can make
    /// point here are served, so that no web page reaches this server by DNS rebinding.
    @Nullable String refusesHost(@Nullable String hostHeader) {
        if (hostHeader == null || hostHeader.isBlank()) return "The request names no host.";
        String host = lower(withoutPort(hostHeader.strip()));
        if (isIpLiteral(host) || host.equals("localhost") || host.endsWith(".local")) return null;
        if (allowedHosts.contains(host) || isMachineName(host)) return null;
        return "This server does not answer to the name "
                + printable(host)
                + ". Start it with"
                + " --allow-host "
                + printable(host)
                + " if it should.";
    }

    /// Null, or why not: a sentence that names the setting.
    @Nullable String refusesOrigin(
            @Nullable String origin,
            @Nullable String hostHeader,
            boolean secure,
            InetAddress peer) {
        if (origin == null) return null;
        String from = lower(origin.strip());
        String own =
                (secure ? "https://" : "http://") + (hostHeader == null ? "" : lower(hostHeader));
        if (from.equals(own) || allowedOrigins.contains(from)) return null;
        boolean fromDisk = from.equals(NULL_ORIGIN) || from.equals("file://");
        if (fromDisk && (peer.isLoopbackAddress() || allowedOrigins.contains(NULL_ORIGIN))) {
            return null;
        }
        String name = fromDisk ? NULL_ORIGIN : printable(from);
        return "A page from "
                + name
                + " may not talk to this server. Start it with --allow-origin "
                + name
                + " if it should.";
    }

    private boolean isMachineName(String host) {
        if (machineName.isEmpty() || !host.startsWith(machineName)) return false;
        String rest = host.substring(machineName.length());
        return rest.isEmpty() || rest.startsWith(".") && HOME_DOMAINS.contains(rest.substring(1));
    }

    private static boolean isIpLiteral(String host) {
        if (host.startsWith("[")) return host.endsWith("]");
        return host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d*$", "");
    }

    private static String printable(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9.:/\\[\\]_-]", "?");
        return plain.substring(0, Math.min(plain.length(), 100));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
