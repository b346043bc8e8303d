package org.lanternchat.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.TestServer;
import org.lanternchat.server.WireClient;
import org.lanternchat.server.conformance.Driver;
import org.lanternchat.server.conformance.RawConnection;
import org.lanternchat.server.conformance.Target;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A server in this process that is thrown at, with somebody who must be served all the while, and
/// an eye on what it leaves behind. Any thread may ask for connections; the rest is the test's.
final class Stand implements AutoCloseable {
    /// Generous, since the machine may be busy; what it took is printed.
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(10);

    private static final Duration FORGOTTEN_WITHIN = Duration.ofSeconds(60);

    private final TestServer server;
    private final Traces traces = Traces.listen();
    private final Map<Thread, Driver> drivers = new ConcurrentHashMap<>();
    private @Nullable Census before;
    private Duration longest = Duration.ZERO;
    private int served;

    Stand(Path data) {
        server = TestServer.start(data, Double.POSITIVE_INFINITY);
    }

    Target target() {
        return new Target("127.0.0.1", server.port());
    }

    /// A WebSocket, welcomed as one person for each thread if so asked.
    RawConnection connect(boolean sayHello) throws IOException {
        return drivers.computeIfAbsent(Thread.currentThread(), _ -> new Driver(target()))
                .connect(sayHello);
    }

    /// Somebody new comes, says hello, joins, speaks and is heard.
    synchronized void serveTheNext() {
        long start = System.nanoTime();
        WireClient next = server.member("next " + served++, "served");
        next.send("{'type':'chat','room':'served','cid':'c','text':'hi'}");
        next.awaitText("hi");
        next.close();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (took.compareTo(longest) > 0) longest = took;
        assertThat(took).as("the next person is served").isLessThan(SERVED_WITHIN);
    }

    /// What there is now is what there may be afterwards.
    void remember() {
        before = Census.take();
    }

    /// That there is no more now, but for what was allowed, nor will be in a while; and that no
    /// stack trace is in the log.
    void expectAsBefore(long moreBytes, long moreRooms) {
        Census then = before;
        if (then == null) throw new IllegalStateException("nothing is remembered");
        long deadline = System.nanoTime() + FORGOTTEN_WITHIN.toNanos();
        Census now = Census.take();
        while (!now.isLike(then, moreBytes, moreRooms) && System.nanoTime() < deadline)
            now = Census.take();
        System.out.printf(
                "fuzz: before %s%nfuzz: after %s%nfuzz: the next was served within %d ms%n",
                then, now, longest.toMillis());
        assertThat(now.isLike(then, moreBytes, moreRooms))
                .as("before %s, after %s", then, now)
                .isTrue();
        assertThat(traces.found()).isEmpty();
    }

    @Override
    public void close() {
        server.close();
        traces.close();
    }
}
