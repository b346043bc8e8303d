package org.lanternchat.server;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.net.ConnectionLimits;
import org.lanternchat.server.tls.CertificateFiles;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What the person who runs the server chose. `bind` is an address, or empty for all; `port` 0
/// takes any free one; without `data` nothing is kept on disk; `rate` multiplies the limits on
/// writing and reading, infinite for none; for `editWindow` after it was written a message is its
/// author's to change; without a `certificate` it is served in clear.
public record ServerConfig(
        int port,
        String bind,
        @Nullable Path data,
        List<RoomName> rooms,
        double rate,
        Duration editWindow,
        Set<String> allowedOrigins,
        Set<String> allowedHosts,
        ConnectionLimits perAddress,
        @Nullable CertificateFiles certificate,
        Doors doors,
        String name) {
    public ServerConfig {
        rooms = List.copyOf(rooms);
        allowedOrigins = Set.copyOf(allowedOrigins);
        allowedHosts = Set.copyOf(allowedHosts);
    }
}
