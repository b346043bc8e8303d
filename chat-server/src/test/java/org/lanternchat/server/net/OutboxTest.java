package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.TutorialEvent;
import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.frame.Broadcast;
import org.lanternchat.server.frame.Frame;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The outbox over a real socket: whole frames, in order, however little the socket takes, and no
/// more in memory than it may hold.
@Timeout(60)
class OutboxTest {
    private static final long BUDGET = 64L * 1024 * 1024;

    private final BlockingQueue<Connection<?>> accepted = new ArrayBlockingQueue<>(10);
    private final OutboxBudget budget = new OutboxBudget(BUDGET);
    private TCPNIOTransport transport;
    private int port;

    @BeforeEach
    void listen() throws IOException {
        transport = TCPNIOTransportBuilder.newInstance().build();
        transport.setProcessor(
                FilterChainBuilder.stateless()
                        .add(new TransportFilter())
                        .add(
                                new BaseFilter() {
                                    @Override
                                    public NextAction handleAccept(FilterChainContext context) {
                                        accepted.add(context.getConnection());
                                        return context.getStopAction();
                                    }
                                })
                        .build());
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        port = ((InetSocketAddress) transport.bind(any).getLocalAddress()).getPort();
        transport.start();
    }

    @AfterEach
    void stop() throws IOException {
        transport.shutdownNow();
    }

    private record Pair(Outbox outbox, Socket client) {}

    private Pair connected(boolean isPlain) throws Exception {
        Socket client = new Socket();
        client.setReceiveBufferSize(16 * 1024);
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Connection<?> connection = accepted.poll(20, TimeUnit.SECONDS);
        assertThat(connection).isNotNull();
        NIOConnection server = (NIOConnection) connection;
        SocketChannel channel = isPlain ? (SocketChannel) server.getChannel() : null;
        Outbox outbox = new Outbox(server, channel, new FakeTimers(), budget);
        outbox.open();
        return new Pair(outbox, client);
    }

    private static Frame frame(int number, int letters) {
        return Frame.of(new TutorialEvent.NoticeA(number + " " + "x".repeat(letters)));
    }

    private static String next(DataInputStream in) throws IOException {
        int start = in.readUnsignedShort();
        int marker = start & 0x7F;
        int length = marker < 126 ? marker : marker == 126 ? in.readUnsignedShort() : -1;
        if (length < 0) length = Math.toIntExact(in.readLong());
        byte[] payload = in.readNBytes(length);
        return (start >> 8 == 0x88 ? "close " : "")
                + new String(payload, 0, payload.length, StandardCharsets.ISO_8859_1);
    }

    private static int numberIn(String frame) {
        int start = frame.indexOf("text\":\"") + 7;
        return Integer.parseInt(frame.substring(start, frame.indexOf(' ', start)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whateverIsOfferedAndGivenComesWholeAndInOrder(boolean isPlain) throws Exception {
        Pair pair = connected(isPlain);
        Random random = new Random(7);
        List<Integer> due = new ArrayList<>();
        DataInputStream in = new DataInputStream(pair.client().getInputStream());
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(3) == 0) {
                pair.outbox().offer(frame(i, random.nextInt(3_000)));
                due.add(i);
                if (random.nextBoolean()) pair.outbox().flush();
            } else {
                Broadcast broadcast = Broadcast.take();
                int first = random.nextInt(2);
                broadcast.add(frame(-1, 1));
                broadcast.add(frame(i, random.nextInt(200)));
                pair.outbox().give(broadcast, first);
                if (first == 0) due.add(-1);
                due.add(i);
                broadcast.release();
            }
            if (i % 100 == 99) {
                pair.outbox().flush();
                for (; read < due.size(); read++) {
                    assertThat(numberIn(next(in))).isEqualTo(due.get(read));
                }
            }
        }
        assertThat(pair.outbox().isFinishing()).isFalse();
        assertThat(budget.used()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoReadsTooSlowlyIsToldSoBehindAWholeFrame(boolean isPlain) throws Exception {
        Pair pair = connected(isPlain);
        int offered = 0;
        while (!pair.outbox().isFinishing()) {
            pair.outbox().send(frame(offered++, 5_000));
            assertThat(budget.used()).isLessThanOrEqualTo(Limits.OUTBOX_BYTES + 5_100L);
        }

        DataInputStream in = new DataInputStream(pair.client().getInputStream());
        int seen = 0;
        String frame = next(in);
        for (; !frame.startsWith("close"); frame = next(in)) {
            assertThat(numberIn(frame)).isEqualTo(seen++);
        }

        assertThat(seen).isLessThan(offered);
        assertThat(frame).contains("you read too slowly");
        assertThat(in.read()).isEqualTo(-1);
        pair.outbox().closed();
        assertThat(budget.used()).isZero();
    }

    @Test
    void manySlowReadersTogetherHoldNoMoreThanTheBudget() {
        OutboxBudget small = new OutboxBudget(8 * Limits.OUTBOX_BYTES);
        int readers = 0;
        long held = 0;
        while (small.allowance(0) > 1_000) {
            int share = small.allowance(0);
            small.count(share);
            held += share;
            readers++;
        }

        assertThat(readers).isGreaterThan(20);
        assertThat(held).isLessThanOrEqualTo(8L * Limits.OUTBOX_BYTES);
        small.count(Math.toIntExact(-held));
        assertThat(small.allowance(0)).isEqualTo(Limits.OUTBOX_BYTES);
    }
}
