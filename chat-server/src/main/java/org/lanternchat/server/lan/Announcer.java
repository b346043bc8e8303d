package org.lanternchat.server.lan;

import org.lanternchat.protocol.Nearby;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import javax.jmdns.impl.DNSEntry;
import javax.jmdns.impl.JmDNSImpl;

/// What is told in one network, from when it is made until it is closed. Its methods may take
/// seconds, and are called on the thread `announce`; the library answers on threads of its own.
final class Announcer implements AutoCloseable {
    /// The library remembers all that is said in the network, without a bound of its own. A network
    /// of people says some hundred records.
    static final int REMEMBERED = 5_000;

    private static final System.Logger LOG = System.getLogger(Announcer.class.getName());

    private final JmDNS dns;
    private final Map<String, String> text;

    /// Begins to tell.
    ///
    /// @throws IOException when that network takes no multicast, or another program has the port
    ///   for itself
    Announcer(InetAddress address, String id, String name, int port, Map<String, String> text)
            throws IOException {
        this.text = Map.copyOf(text);
        // A name of its own: the machine's belongs to the system's own service of this kind.
        dns = JmDNS.create(address, "lantern-" + id);
        dns.registerService(
                ServiceInfo.create(Nearby.KIND, Nearby.label(name), port, 0, 0, this.text));
    }

    boolean says(Map<String, String> other) {
        return text.equals(other);
    }

    boolean isOverfull() {
        JmDNSImpl all = (JmDNSImpl) dns;
        long records = 0;
        for (List<DNSEntry> ofOneName : all.getCache().values()) records += ofOneName.size();
        return records > REMEMBERED || all.getServiceTypes().size() > REMEMBERED;
    }

    /// Says goodbye, and lets go of the network.
    @Override
    public void close() {
        try {
            dns.close();
        } catch (IOException failed) {
            LOG.log(Level.DEBUG, "no goodbye to a network: {0}", failed.getMessage());
        }
    }
}
