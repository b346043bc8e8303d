package org.lanternchat.server.conformance;

/// Where a server listens.
public record Target(String host, int port) {
    /// What a client names in `Host`.
    String authority() {
        return host + ":" + port;
    }
}
