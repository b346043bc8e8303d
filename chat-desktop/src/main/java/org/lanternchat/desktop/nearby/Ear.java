package org.lanternchat.desktop.nearby;

import org.lanternchat.protocol.Nearby;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import javax.jmdns.impl.DNSEntry;
import javax.jmdns.impl.JmDNSImpl;

/// Listens in one network, and tells `Finds` on the library's threads. Made and closed on those of
/// `NearbySearch`, for both may take seconds.
final class Ear implements AutoCloseable {
    /// The library remembers all that is said in the network, without a bound of its own. A network
    /// of people says some hundred records.
    static final int REMEMBERED = 5_000;

    private static final System.Logger LOG = System.getLogger(Ear.class.getName());

    private final JmDNS dns;

    /// @throws IOException when that network takes no multicast, or another program has the port
    ///   for itself
    Ear(InetAddress address, Finds finds) throws IOException {
        dns = JmDNS.create(address, "lantern-" + Nearby.newId());
        dns.addServiceListener(
                Nearby.KIND,
                new ServiceListener() {
                    @Override
                    public void serviceAdded(ServiceEvent event) {
                        if (finds.wants(service(event))) {
                            dns.requestServiceInfo(Nearby.KIND, event.getName(), 1);
                        }
                    }

                    @Override
                    public void serviceRemoved(ServiceEvent event) {
                        finds.gone(service(event));
                    }

                    @Override
                    public void serviceResolved(ServiceEvent event) {
                        String service = service(event);
                        finds.found(service, found(service, event.getInfo()));
                    }

                    private String service(ServiceEvent event) {
                        return address.getHostAddress() + "/" + event.getName();
                    }
                });
    }

    private static Optional<Found> found(String service, ServiceInfo record) {
        return Found.of(
                service,
                record.getPort(),
                List.of(record.getInet4Addresses()),
                record.getPropertyString(Nearby.ID),
                record.getPropertyString(Nearby.FINGERPRINT));
    }

    boolean isOverfull() {
        JmDNSImpl all = (JmDNSImpl) dns;
        long records = 0;
        for (List<DNSEntry> ofOneName : all.getCache().values()) records += ofOneName.size();
        return records > REMEMBERED || all.getServiceTypes().size() > REMEMBERED;
    }

    @Override
    public void close() {
        try {
            dns.close();
        } catch (IOException failed) {
            LOG.log(Level.DEBUG, "not closed: {0}", failed.getMessage());
        }
    }
}
