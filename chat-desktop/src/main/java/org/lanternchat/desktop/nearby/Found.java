package org.lanternchat.desktop.nearby;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.Fingerprint;
import org.lanternchat.desktop.connection.ServerAddress;

import java.net.Inet4Address;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a record of the network says about a server: nothing that anybody has checked. Immutable,
/// for any thread.
///
/// @param id what tells it from other servers
/// @param service the name under which its network forgets it again
/// @param fingerprint of its certificate; null for one that speaks in clear
record Found(String id, String service, ServerAddress address, @Nullable Fingerprint fingerprint) {
    /// Empty for what leads nowhere in this network: no record leads out of it, or to this
    /// computer's own programs. Without an id a part of the record has not come yet.
    static Optional<Found> of(
            String service,
            int port,
            List<Inet4Address> addresses,
            @Nullable String id,
            @Nullable String fingerprint) {
        if (port < 1 || port > 65_535 || id == null || !id.matches("[0-9a-f]{8}")) {
            return Optional.empty();
        }
        Fingerprint said = fingerprint == null ? null : Fingerprint.parse(fingerprint).orElse(null);
        if (fingerprint != null && said == null) return Optional.empty();
        return addresses.stream()
                .filter(one -> one.isSiteLocalAddress() || one.isLinkLocalAddress())
                .min(Comparator.comparing(Inet4Address::isLinkLocalAddress))
                .map(Inet4Address::getHostAddress)
                .map(host -> new ServerAddress(said != null, host, port, null))
                .map(address -> new Found(id, service, address, said));
    }
}
