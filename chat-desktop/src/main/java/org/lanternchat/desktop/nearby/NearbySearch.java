package org.lanternchat.desktop.nearby;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Looks for chats in the networks of this computer, until it is closed. What it finds it asks who
/// it is, and tells of those that answer. Works on its threads `lantern-nearby`, which looks, and
/// `lantern-nearby-ask`, which ask; `start` and `close` wait for nothing.
public final class NearbySearch implements AutoCloseable {
    private static final long LOOK_EVERY_MILLISECONDS = 1_000;

    /// A server that does not answer is gone; so often each of them is asked, in looks.
    private static final int ASK_EVERY = 4;

    /// Who misses so many questions may have moved, which the network does not tell: it is asked
    /// anew, but not sooner again than after so many looks.
    private static final int MISSES = 3;

    private static final int LISTEN_ANEW_EVERY = 60;
    private static final int NETWORKS = 8;
    private static final int ASKING = 4;
    private static final System.Logger LOG = System.getLogger(NearbySearch.class.getName());

    private final Supplier<List<InetAddress>> networks;
    private final Consumer<List<NearbyServer>> told;
    private final Finds finds = new Finds();
    private final Map<InetAddress, Ear> ears = new LinkedHashMap<>();
    private final Set<InetAddress> deaf = new HashSet<>();
    private final Map<String, NearbyServer> answers = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> misses = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("lantern-nearby").daemon().factory());
    private final ThreadPoolExecutor asking =
            new ThreadPoolExecutor(
                    ASKING,
                    ASKING,
                    1,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(Finds.MOST),
                    Thread.ofPlatform().name("lantern-nearby-ask").daemon().factory());
    private List<NearbyServer> last = List.of();
    private int looks;
    private int heardAnewAt;

    /// @param networks this computer's address in each network, as of now
    /// @param told on the thread `lantern-nearby`, of all servers, whenever that has changed
    public NearbySearch(Supplier<List<InetAddress>> networks, Consumer<List<NearbyServer>> told) {
        this.networks = networks;
        this.told = told;
    }

    public void start() {
        var _ =
                looking.scheduleWithFixedDelay(
                        this::look, 0, LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            listen(networks.get().stream().limit(NETWORKS).toList(), isTimeToHearAnew());
            List<Found> all = finds.all();
            boolean isTime = looks++ % ASK_EVERY == 0;
            for (Found server : all) {
                if (isTime || !asked.contains(server.id())) ask(server);
            }
            tell(all);
        } catch (RuntimeException bug) {
            LOG.log(Level.WARNING, "not looked for chats", bug);
        }
    }

    private boolean isTimeToHearAnew() {
        boolean isMissed = misses.values().stream().anyMatch(times -> times >= MISSES);
        if (!isMissed || looks - heardAnewAt < LISTEN_ANEW_EVERY) return false;
        heardAnewAt = looks;
        misses.clear();
        return true;
    }

    private void listen(List<InetAddress> now, boolean anew) {
        deaf.retainAll(now);
        Map<InetAddress, Ear> known = new HashMap<>(ears);
        known.forEach(
                (address, ear) -> {
                    if (now.contains(address) && !anew && !ear.isOverfull()) return;
                    ears.remove(address);
                    end(ear);
                    finds.clear();
                });
        for (InetAddress address : now) {
            if (ears.containsKey(address)) continue;
            try {
                ears.put(address, new Ear(address, finds));
            } catch (IOException unusable) {
                if (!deaf.add(address)) continue;
                LOG.log(
                        Level.INFO,
                        "chats in the network of {0} are not found: {1}",
                        address.getHostAddress(),
                        unusable.getMessage());
            }
        }
    }

    private void ask(Found server) {
        try {
            asking.execute(() -> asked(server));
            asked.add(server.id());
        } catch (RejectedExecutionException busy) {
            LOG.log(Level.DEBUG, "a server is asked later");
        }
    }

    private void asked(Found server) {
        Question.ask(server)
                .ifPresentOrElse(
                        answer -> {
                            misses.remove(server.id());
                            answers.put(server.id(), answer);
                        },
                        () -> {
                            misses.merge(server.id(), 1, Integer::sum);
                            answers.remove(server.id());
                        });
    }

    private void tell(List<Found> all) {
        Set<String> ids = new HashSet<>();
        all.forEach(server -> ids.add(server.id()));
        answers.keySet().retainAll(ids);
        asked.retainAll(ids);
        misses.keySet().retainAll(ids);
        List<NearbyServer> now = new ArrayList<>(answers.values());
        now.sort(
                Comparator.comparing(NearbyServer::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(NearbyServer::address));
        if (now.equals(last)) return;
        last = List.copyOf(now);
        told.accept(last);
    }

    /// Takes seconds, in which it says goodbye.
    private static void end(Ear ear) {
        Thread.ofPlatform().name("lantern-nearby-end").daemon().start(ear::close);
    }

    @Override
    public void close() {
        asking.shutdownNow();
        try {
            looking.execute(
                    () -> {
                        ears.values().forEach(NearbySearch::end);
                        ears.clear();
                        looking.shutdownNow();
                    });
        } catch (RejectedExecutionException closed) {
            LOG.log(Level.DEBUG, "closed twice");
        }
    }
}
