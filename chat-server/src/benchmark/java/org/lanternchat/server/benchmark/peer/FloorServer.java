package org.lanternchat.server.benchmark.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The least that a chat server in Java can do: what comes in one pass of the selector is put into
/// one buffer for each room, and written to each member in one call. All on the main thread. How
/// far others are from this is what they do besides.
final class FloorServer {
    private static final int BACKLOG = 4_096;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final FloorReader reader = new FloorReader(this);
    private final Map<String, FloorRoom> rooms = new HashMap<>();
    private final List<FloorRoom> due = new ArrayList<>();

    private FloorServer(int port) throws IOException {
        listener.configureBlocking(false);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /// The argument is the port.
    public static void main(String[] arguments) throws IOException {
        FloorServer server = new FloorServer(Integer.parseInt(arguments[0]));
        while (true) server.pass();
    }

    private void pass() throws IOException {
        selector.select(this::deal);
        for (FloorRoom room : due) room.flush();
        due.clear();
    }

    private void deal(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
                return;
            }
            FloorConnection connection = (FloorConnection) key.attachment();
            if (key.isReadable()) reader.read(connection);
            if (key.isValid() && key.isWritable()) connection.sendRest();
        } catch (IOException gone) {
            if (key.attachment() instanceof FloorConnection connection) connection.close();
        }
    }

    private void accept() throws IOException {
        for (SocketChannel socket; (socket = listener.accept()) != null; ) {
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = socket.register(selector, SelectionKey.OP_READ);
            key.attach(new FloorConnection(socket, key));
        }
    }

    FloorRoom room(String name) {
        return rooms.computeIfAbsent(name, _ -> new FloorRoom());
    }

    /// This room has something to send at the end of the pass.
    void isDue(FloorRoom room) {
        due.add(room);
    }
}
