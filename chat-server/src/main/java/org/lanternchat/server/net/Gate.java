package org.lanternchat.server.net;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.tls.Tls;

import java.net.InetAddress;
import java.util.function.Predicate;

/// How the one port is guarded.
///
/// @param isExempt whose connections are not counted
/// @param tls null to serve in clear
public record Gate(
        Gatekeeper gatekeeper,
        ConnectionLimits limits,
        Predicate<InetAddress> isExempt,
        @Nullable Tls tls) {
    /// Connections of this machine itself are not counted: a proxy on it, and whoever runs it.
    public Gate(Gatekeeper gatekeeper, ConnectionLimits limits, @Nullable Tls tls) {
        this(gatekeeper, limits, InetAddress::isLoopbackAddress, tls);
    }
}
