package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class AcceptingTest {
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private final AtomicInteger looks = new AtomicInteger();
    private final BlockingQueue<Runnable> pauses = new LinkedBlockingQueue<>();
    private final List<Socket> sockets = new ArrayList<>();
    private TCPNIOTransport transport;
    private TCPNIOServerConnection listening;

    @BeforeEach
    void listen() throws IOException {
        transport = TCPNIOTransportBuilder.newInstance().build();
        Descriptors descriptors =
                () -> {
                    looks.incrementAndGet();
                    return left.get();
                };
        transport.setIOStrategy(
                new Accepting(SameThreadIOStrategy.getInstance(), descriptors, new Pauses()));
        transport.setProcessor(
                FilterChainBuilder.stateless()
                        .add(new TransportFilter())
                        .add(new Farewell())
                        .build());
        listening = transport.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        transport.start();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) socket.close();
        transport.shutdownNow();
    }

    @Test
    void newcomersWaitWhileTooFewDescriptorsAreLeftAndItDoesNotSpin() throws Exception {
        left.set(Accepting.RESERVE);
        knock();

        Runnable goOn = pauses.poll(20, TimeUnit.SECONDS);
        assertThat(goOn).isNotNull();
        goOn.run();
        Runnable again = pauses.poll(20, TimeUnit.SECONDS);
        assertThat(again).isNotNull();
        assertThat(looks).hasValue(2);

        left.set(Long.MAX_VALUE);
        again.run();
        awaitEnd(sockets.getFirst());
    }

    @Test
    void whenEnoughAreLeftItLooksNowAndThen() throws Exception {
        for (int i = 0; i < 2 * Accepting.UNSEEN; i++) awaitEnd(knock());

        assertThat(looks).hasValueBetween(2, 3);
        assertThat(pauses).isEmpty();
    }

    private Socket knock() throws IOException {
        InetSocketAddress address = (InetSocketAddress) listening.getLocalAddress();
        Socket socket = new Socket(address.getAddress(), address.getPort());
        sockets.add(socket);
        return socket;
    }

    private static void awaitEnd(Socket socket) throws IOException {
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    /// Ends each connection as soon as it was taken.
    private static final class Farewell extends BaseFilter {
        @Override
        public NextAction handleAccept(FilterChainContext context) {
            context.getConnection().closeSilently();
            return context.getStopAction();
        }
    }

    private final class Pauses implements Timers {
        @Override
        public long now() {
            return 0;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void after(Duration delay, Runnable task) {
            pauses.add(task);
        }
    }
}
