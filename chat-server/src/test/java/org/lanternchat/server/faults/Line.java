package org.lanternchat.server.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A WebSocket that hands each frame over as it comes, on a virtual thread of its own; what `taker`
/// throws ends it. Made of a plain socket, because the JDK's client overlooks an end of the stream
/// that comes while it hands over a text.
final class Line {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Consumer<JsonNode> taker;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Socket socket;

    Line(int port, Consumer<JsonNode> taker) throws IOException {
        this.taker = taker;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        Thread.ofVirtual().start(this::read);
        String head =
                String.join(
                        "\r\n",
                        "GET /ws HTTP/1.1",
                        "Host: localhost",
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "",
                        "");
        write(head.getBytes(ISO_8859_1));
    }

    /// Sends a frame; single quotes stand for double ones. What a broken connection does not take
    /// is not missed.
    void send(String frame) {
        write(RawFrame.masked(RawFrame.TEXT, frame.replace('\'', '"')));
    }

    private synchronized void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException broken) {
            // The reading side notices it too, and tells.
        }
    }

    /// Done when the connection is no more; with what `taker` threw, if that was why.
    CompletableFuture<Void> ended() {
        return ended;
    }

    void hangUp() {
        try {
            socket.close();
        } catch (IOException broken) {
            // It is gone, as it should be.
        }
    }

    private void read() {
        try (socket;
                DataInputStream in =
                        new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) answer.append((char) in.readUnsignedByte());
            for (RawFrame frame = RawFrame.read(in);
                    frame.opcode() != RawFrame.CLOSE;
                    frame = RawFrame.read(in)) {
                if (frame.opcode() == RawFrame.TEXT) taker.accept(MAPPER.readTree(frame.text()));
                if (frame.opcode() == RawFrame.PING) {
                    write(RawFrame.masked(RawFrame.PONG, frame.text()));
                }
            }
            ended.complete(null);
        } catch (IOException broken) {
            ended.complete(null);
        } catch (RuntimeException | Error wrong) {
            ended.completeExceptionally(wrong);
        }
    }
}
