package org.lanternchat.desktop.nearby;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The records of the networks, as of now. Any thread may call it; whoever shouts in the network
/// fills it and nothing else: it holds `MOST` servers and asks for as many more. A `service` is a
/// name in one network.
final class Finds {
    /// More chats than these nobody chooses from.
    static final int MOST = 20;

    /// Names that are looked up at the same time, whatever comes of it.
    static final int WANTED = 2 * MOST;

    private final Map<String, Found> found = new LinkedHashMap<>();
    private final Set<String> wanted = new HashSet<>();

    /// Whether there is to be asked for more than the name.
    synchronized boolean wants(String service) {
        if (found.size() >= MOST || wanted.size() >= WANTED) return false;
        return wanted.add(service);
    }

    /// The record is complete. Of a server in two networks the first way to it counts.
    synchronized void found(String service, Optional<Found> server) {
        wanted.remove(service);
        if (server.isEmpty() || found.size() >= MOST) return;
        found.putIfAbsent(server.get().id(), server.get());
    }

    synchronized void gone(String service) {
        wanted.remove(service);
        found.values().removeIf(server -> server.service().equals(service));
    }

    /// A network has gone, or another has come: all is to be found anew.
    synchronized void clear() {
        wanted.clear();
        found.clear();
    }

    synchronized List<Found> all() {
        return new ArrayList<>(found.values());
    }
}
