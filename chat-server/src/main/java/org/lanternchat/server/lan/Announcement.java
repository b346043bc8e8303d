package org.lanternchat.server.lan;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Nearby;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Tells the networks of this machine where the chat is, by multicast DNS (RFC 6762, RFC 6763), so
/// that people find it without typing. All of it happens on a thread of its own, `announce`, and on
/// those of the library; a network that comes, goes or does not work holds nobody up.
public final class Announcement implements AutoCloseable {
    /// More networks than these a machine of people does not have; the others are not told.
    static final int NETWORKS = 8;

    /// Between two looks at the networks, and at what the library remembers of them.
    private static final long LOOK_EVERY_MILLISECONDS = 1_000;

    /// So long the end of the server waits for the word of farewell to be sent.
    private static final long GOODBYE_MILLISECONDS = 300;

    private static final System.Logger LOG = System.getLogger(Announcement.class.getName());

    private final Card card;
    private final Supplier<List<InetAddress>> networks;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("announce").daemon().factory());
    private final String id = Nearby.newId();
    private final Map<InetAddress, Announcer> announcers = new LinkedHashMap<>();
    private final Set<InetAddress> silent = new HashSet<>();

    /// What is told.
    ///
    /// @param name of the chat, as its operator wrote it
    /// @param fingerprint of the certificate of now, in hexadecimal digits; gives null for a server
    ///   that speaks in clear
    public record Card(String name, int port, Supplier<@Nullable String> fingerprint) {}

    /// Says nothing yet.
    ///
    /// @param networks this machine's address in each network that is to be told, as of now
    public Announcement(Card card, Supplier<List<InetAddress>> networks) {
        this.card = card;
        this.networks = networks;
    }

    /// Begins, and waits for nothing.
    public void start() {
        var _ =
                thread.scheduleWithFixedDelay(
                        this::look, 0, LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            List<InetAddress> now = networks.get().stream().limit(NETWORKS).toList();
            Map<String, String> text = text();
            Map<InetAddress, Announcer> known = new HashMap<>(announcers);
            known.forEach((address, announcer) -> check(address, announcer, now, text));
            silent.retainAll(now);
            for (InetAddress address : now) {
                if (!announcers.containsKey(address)) announce(address, text);
            }
        } catch (RuntimeException bug) {
            LOG.log(Level.WARNING, "the networks were not told of this chat", bug);
        }
    }

    /// Ends what is of a network that has gone, tells another certificate, and is begun anew before
    /// what strangers say fills the memory.
    private void check(
            InetAddress address,
            Announcer announcer,
            List<InetAddress> now,
            Map<String, String> text) {
        if (now.contains(address) && announcer.says(text) && !announcer.isOverfull()) return;
        announcers.remove(address);
        announcer.close();
    }

    private void announce(InetAddress address, Map<String, String> text) {
        try {
            announcers.put(address, new Announcer(address, id, card.name(), card.port(), text));
            silent.remove(address);
        } catch (IOException unusable) {
            if (!silent.add(address)) return;
            LOG.log(
                    Level.WARNING,
                    "apps in the network of {0} will not find this chat by themselves, tell them"
                            + " its address: {1}",
                    address.getHostAddress(),
                    unusable.getMessage());
        }
    }

    private Map<String, String> text() {
        Map<String, String> text = new HashMap<>();
        text.put(Nearby.ID, id);
        String fingerprint = card.fingerprint().get();
        if (fingerprint != null) text.put(Nearby.FINGERPRINT, fingerprint);
        return text;
    }

    /// Says goodbye on all networks at once: the first word of it goes out now, and what comes of
    /// the repetitions is left to the moments that the process still has.
    @Override
    public void close() {
        thread.execute(
                () -> {
                    for (Announcer one : announcers.values()) {
                        Thread.ofPlatform().name("announce-end").daemon().start(one::close);
                    }
                });
        thread.shutdown();
        try {
            var _ = thread.awaitTermination(GOODBYE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
