package org.lanternchat.server.net;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.tls.Tls;

import java.net.InetAddress;
import java.util.function.Predicate;

/// How the one port is guarded.
///
/// @param isExempt who is this machine itself: their connections are not counted, and they may have
///   its figures
/// @param tls null to serve in clear
/// @param hasPublicMetrics the server's figures are for everyone who is let in
public record Gate(
        Gatekeeper gatekeeper,
        ConnectionLimits limits,
        Predicate<InetAddress> isExempt,
        @Nullable Tls tls,
        boolean hasPublicMetrics) {
    /// Connections of this machine itself are not counted: a proxy on it, and whoever runs it.
    public Gate(
            Gatekeeper gatekeeper,
            ConnectionLimits limits,
            @Nullable Tls tls,
            boolean hasPublicMetrics) {
        this(gatekeeper, limits, InetAddress::isLoopbackAddress, tls, hasPublicMetrics);
    }
}
