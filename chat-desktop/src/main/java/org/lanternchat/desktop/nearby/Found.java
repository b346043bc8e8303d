package org.lanternchat.desktop.nearby;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.Fingerprint;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.protocol.Nearby;

import java.net.Inet4Address;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

import javax.jmdns.ServiceInfo;

/// What a record of the network says about a server: nothing that anybody has checked. Immutable,
/// for any thread.
///
/// @param key what tells it from other servers
/// @param service the name under which its network forgets it again
/// @param fingerprint of its certificate; null for one that speaks in clear
record Found(
        String key, String service, ServerAddress address, @Nullable Fingerprint fingerprint) {
    /// Empty for what leads nowhere in this network.
    static Optional<Found> of(String service, ServiceInfo record) {
        int port = record.getPort();
        if (port < 1 || port > 65_535) return Optional.empty();
        String id = record.getPropertyString(Nearby.ID);
        String said = record.getPropertyString(Nearby.FINGERPRINT);
        Optional<Fingerprint> fingerprint =
                said == null ? Optional.empty() : Fingerprint.parse(said);
        if (said != null && fingerprint.isEmpty()) return Optional.empty();
        boolean isId = id != null && id.matches("[0-9a-f]{8}");
        return host(record)
                .map(
                        host ->
                                new Found(
                                        isId ? id : host + ":" + port,
                                        service,
                                        new ServerAddress(said != null, host, port, null),
                                        fingerprint.orElse(null)));
    }

    /// No record leads out of the network, or back to this computer's own programs.
    private static Optional<String> host(ServiceInfo record) {
        return Arrays.stream(record.getInet4Addresses())
                .filter(one -> one.isSiteLocalAddress() || one.isLinkLocalAddress())
                .min(Comparator.comparing(Inet4Address::isLinkLocalAddress))
                .map(Inet4Address::getHostAddress);
    }
}
