package org.lanternchat.desktop.nearby;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/// The networks that this computer is in. Asks the system each time; may take a moment.
public final class Networks {
    private Networks() {}

    /// This computer's address in each: private or link-local IPv4 of an interface that is up and
    /// carries multicast. Empty without a network.
    public static List<InetAddress> now() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Networks::isUsable)
                    .flatMap(one -> one.getInterfaceAddresses().stream())
                    .map(InterfaceAddress::getAddress)
                    .filter(Inet4Address.class::isInstance)
                    .filter(one -> one.isSiteLocalAddress() || one.isLinkLocalAddress())
                    .distinct()
                    .toList();
        } catch (SocketException unknown) {
            return List.of();
        }
    }

    private static boolean isUsable(NetworkInterface one) {
        try {
            return one.isUp() && !one.isLoopback() && one.supportsMulticast();
        } catch (SocketException unknown) {
            return false;
        }
    }
}
