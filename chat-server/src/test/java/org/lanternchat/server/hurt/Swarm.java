package org.lanternchat.server.hurt;

import org.lanternchat.server.ServerProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/// Thousands of connections to one server, and what they do at which time, all on the thread that
/// calls `run` or `until`. Nothing happens between these calls.
final class Swarm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("patience", 60));

    /// Handshakes that are under way at once, when many connect.
    private static final int AT_ONCE = 100;

    private static final long LONGEST_WAIT_MILLIS = 20;

    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer shared = ByteBuffer.allocateDirect(256 * 1024);
    private final PriorityQueue<Rhythm> due =
            new PriorityQueue<>(Comparator.comparingLong(Rhythm::nanos));

    Swarm(ServerProcess server) {
        this.server =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.address().getPort());
        try {
            selector = Selector.open();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A WebSocket, whose handshake is under way.
    Peer open() {
        return open(1, 0);
    }

    /// The same from 127.0.0.`last`, and with a receive buffer of this size, or the usual one for
    /// 0.
    Peer open(int last, int receiveBytes) {
        Peer peer = connect(last, receiveBytes);
        peer.send(Outgoing.handshake());
        return peer;
    }

    /// A TCP connection alone.
    Peer connect(int last, int receiveBytes) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (receiveBytes > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBytes);
            }
            byte[] from = {127, 0, 0, (byte) last};
            if (last != 1) channel.bind(new InetSocketAddress(InetAddress.getByAddress(from), 0));
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            Peer peer = new Peer(channel, key);
            key.attach(peer);
            channel.connect(server);
            return peer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// As many WebSockets, all open.
    List<Peer> open(int count) {
        List<Peer> peers = new ArrayList<>();
        while (peers.size() < count) {
            int step = Math.min(AT_ONCE, count - peers.size());
            List<Peer> next = new ArrayList<>();
            for (int i = 0; i < step; i++) next.add(open());
            until("open", () -> next.stream().allMatch(peer -> peer.status() == 101));
            peers.addAll(next);
        }
        return peers;
    }

    /// People who said hello, each with a name of their own that begins with this.
    List<Peer> people(String name, int count) {
        List<Peer> people = open(count);
        for (int i = 0; i < count; i++) {
            people.get(i).send("{'type':'hello','v':1,'name':'" + name + " " + i + "'}");
        }
        until("welcomed", () -> people.stream().allMatch(one -> one.count("welcome") == 1));
        return people;
    }

    /// Does something so often a second, beginning now, until `Rhythm.stop`.
    Rhythm every(double perSecond, Runnable task) {
        Rhythm rhythm = new Rhythm(System.nanoTime(), (long) (1e9 / perSecond), task);
        due.add(rhythm);
        return rhythm;
    }

    /// Does something once, after so long.
    void once(Duration delay, Runnable task) {
        Rhythm rhythm = new Rhythm(System.nanoTime() + delay.toNanos(), 0, task);
        due.add(rhythm);
    }

    /// Something that is done again and again; with a period of 0 once.
    static final class Rhythm {
        private final long period;
        private final Runnable task;
        private long nanos;
        private boolean isOver;

        private Rhythm(long nanos, long period, Runnable task) {
            this.nanos = nanos;
            this.period = period;
            this.task = task;
        }

        private long nanos() {
            return nanos;
        }

        void stop() {
            isOver = true;
        }
    }

    /// Serves the connections for so long.
    void run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) step();
    }

    /// Serves them until something has happened, which must not take for ever.
    void until(String what, BooleanSupplier hasHappened) {
        until(what, PATIENCE, hasHappened);
    }

    void until(String what, Duration patience, BooleanSupplier hasHappened) {
        long end = System.nanoTime() + patience.toNanos();
        while (!hasHappened.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("not in time: " + what);
            step();
        }
    }

    private void step() {
        runDue();
        try {
            Rhythm next = due.peek();
            long wait =
                    next == null
                            ? LONGEST_WAIT_MILLIS
                            : (next.nanos - System.nanoTime()) / 1_000_000;
            if (wait <= 0) selector.selectNow(this::serve);
            else selector.select(this::serve, Math.min(wait, LONGEST_WAIT_MILLIS));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void serve(SelectionKey key) {
        if (key.isValid() && key.attachment() instanceof Peer peer) peer.serve(shared);
    }

    private void runDue() {
        long now = System.nanoTime();
        for (Rhythm next; (next = due.peek()) != null && next.nanos <= now; ) {
            due.remove();
            if (next.isOver) continue;
            next.task.run();
            if (next.period == 0) continue;
            next.nanos += next.period;
            due.add(next);
        }
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : List.copyOf(selector.keys())) {
                if (key.attachment() instanceof Peer peer) peer.reset();
            }
            selector.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
