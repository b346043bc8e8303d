package org.lanternchat.server.benchmark.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;

/// All clients of a load, and the one selector they are on. Belongs to the load's thread, which
/// reads and writes in passes: what is put during a pass leaves at its end.
final class Clients implements AutoCloseable {
    /// So many come in at a time.
    private static final int OPENING = 64;

    private static final long PATIENCE = Duration.ofMinutes(2).toNanos();

    /// A selector wakes late by up to a millisecond, so what is nearer is waited for awake.
    private static final long AWAKE = Duration.ofMillis(2).toNanos();

    /// Code 1000, normal (RFC 6455, section 7.4.1).
    private static final byte[] GOODBYE = {1000 >> 8, (byte) 1000};

    private final LoadPlan plan;
    private final Talk talk;
    private final Reader reader;
    private final WireFactory wires;
    private final Selector selector;
    private final Consumer<SelectionKey> ready = this::deal;
    private final Client[] all;
    private final Client[] due;
    private int dueCount;
    private int started;
    private int in;
    private int ended;

    /// Makes the wire of a new connection.
    interface WireFactory {
        Wire of(SocketChannel socket) throws IOException;
    }

    Clients(LoadPlan plan, Talk talk, WireFactory wires) throws IOException {
        this.plan = plan;
        this.talk = talk;
        this.reader = new Reader(talk);
        this.wires = wires;
        this.selector = Selector.open();
        this.all = new Client[plan.clients()];
        this.due = new Client[plan.clients()];
    }

    Client get(int index) {
        return all[index];
    }

    int in() {
        return in;
    }

    int ended() {
        return ended;
    }

    /// Brings all in.
    void open() throws IOException {
        long begin = System.nanoTime();
        while (in + ended < all.length) {
            while (started < all.length && started - in - ended < OPENING) start();
            if (System.nanoTime() - begin > PATIENCE) {
                throw new IllegalStateException("only " + in + " of " + all.length + " came in");
            }
            pass(System.nanoTime() + Duration.ofMillis(50).toNanos());
        }
        if (ended > 0) throw new IllegalStateException(ended + " could not come in");
    }

    private void start() throws IOException {
        SocketChannel socket = SocketChannel.open();
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (plan.sources() > 0) {
            byte[] source = {127, 0, 0, (byte) (2 + started % plan.sources())};
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(source), 0));
        }
        SelectionKey key = socket.register(selector, SelectionKey.OP_CONNECT);
        Client client = new Client(started, plan.roomOf(started), socket, key, wires.of(socket));
        key.attach(client);
        all[started++] = client;
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), plan.port()));
    }

    /// Waits until then for sockets that are ready, deals with them, and sends.
    void pass(long until) throws IOException {
        long wait = until - System.nanoTime();
        if (wait <= AWAKE) selector.selectNow(ready);
        else selector.select(ready, Math.max(1, (wait - AWAKE) / 1_000_000));
        flush();
    }

    /// Passes until then.
    void passUntil(long until) throws IOException {
        while (System.nanoTime() < until) pass(until);
    }

    private void deal(SelectionKey key) {
        Client client = (Client) key.attachment();
        boolean wasIn = client.isIn();
        try {
            boolean hasNews = false;
            if (key.isConnectable()) {
                client.finishConnect();
                hasNews = client.put(talk.request());
            } else {
                if (key.isReadable()) hasNews = reader.read(client);
                if (!client.hasEnded() && key.isWritable()) client.flush();
            }
            if (hasNews) due[dueCount++] = client;
        } catch (IOException gone) {
            client.end();
        }
        if (!wasIn && client.isIn()) in++;
        if (client.hasEnded()) {
            ended++;
            if (wasIn) in--;
        }
    }

    /// A text that leaves at the end of the pass.
    void say(Client client, byte[] text) {
        if (client.putFrame(Client.TEXT, text, 0, text.length)) due[dueCount++] = client;
    }

    /// Sends what was put.
    void flush() {
        for (int i = 0; i < dueCount; i++) flush(due[i]);
        dueCount = 0;
    }

    private void flush(Client client) {
        if (client.hasEnded()) return;
        try {
            client.flush();
        } catch (IOException gone) {
            if (client.isIn()) in--;
            ended++;
            client.end();
        }
    }

    /// Says goodbye and closes all.
    @Override
    public void close() throws IOException {
        for (int i = 0; i < started; i++) {
            if (all[i].isIn()) {
                all[i].putFrame(Client.CLOSE, GOODBYE, 0, GOODBYE.length);
                flush(all[i]);
            }
            all[i].end();
        }
        selector.close();
    }
}
