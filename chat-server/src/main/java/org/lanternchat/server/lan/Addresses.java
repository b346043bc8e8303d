package org.lanternchat.server.lan;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/// Under which addresses this machine can be reached. Asks the system each time; may take a moment.
public final class Addresses {
    private Addresses() {}

    /// The private IPv4 addresses of the interfaces that are up: what to tell people on the LAN.
    public static List<String> onTheLan() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Addresses::isUsable)
                    .flatMap(one -> one.getInterfaceAddresses().stream())
                    .map(InterfaceAddress::getAddress)
                    .filter(Inet4Address.class::isInstance)
                    .filter(InetAddress::isSiteLocalAddress)
                    .map(InetAddress::getHostAddress)
                    .distinct()
                    .toList();
        } catch (SocketException unknown) {
            return List.of();
        }
    }

    /// This machine's address in each network that can be told of a server: private or link-local
    /// IPv4 of an interface that is up and carries multicast.
    ///
    /// @param bind the address that the server listens on, if it is only one; empty for all
    public static List<InetAddress> announceable(String bind) {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Addresses::isUsable)
                    .filter(Addresses::carriesMulticast)
                    .flatMap(one -> one.getInterfaceAddresses().stream())
                    .map(InterfaceAddress::getAddress)
                    .filter(Inet4Address.class::isInstance)
                    .filter(one -> one.isSiteLocalAddress() || one.isLinkLocalAddress())
                    .filter(one -> isBound(bind, one))
                    .distinct()
                    .toList();
        } catch (SocketException unknown) {
            return List.of();
        }
    }

    /// Whether it is an address or a name that only this machine itself can reach.
    public static boolean isLoopback(String host) {
        try {
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static boolean isBound(String bind, InetAddress address) {
        if (bind.isEmpty()) return true;
        try {
            InetAddress bound = InetAddress.getByName(bind);
            return bound.isAnyLocalAddress() || bound.equals(address);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static boolean carriesMulticast(NetworkInterface one) {
        try {
            return one.supportsMulticast();
        } catch (SocketException unknown) {
            return false;
        }
    }

    /// The machine's own name, empty when it has none.
    public static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "";
        }
    }

    /// As it stands in a URL: an IPv6 literal in brackets.
    public static String inUrl(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static boolean isUsable(NetworkInterface one) {
        try {
            return one.isUp() && !one.isLoopback();
        } catch (SocketException unknown) {
            return false;
        }
    }
}
