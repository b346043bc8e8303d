package org.lanternchat.server.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How a client comes in: the handshake, a greeting where the dialect has one, the join; and whose
/// frame means what after that. Belongs to the load's thread.
final class Talk {
    private static final byte[] UPGRADED = ascii("HTTP/1.1 101");

    /// The key of the handshake and this answer are the example of RFC 6455, section 1.3.
    private static final byte[] ACCEPTED = ascii("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");

    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] CHAT = ascii("{\"type\":\"chat\"");
    private static final byte[] WELCOME = ascii("{\"type\":\"welcome\"");
    private static final byte[] SYNCED = ascii("{\"type\":\"synced\"");

    private final LoadPlan plan;
    private final byte[] request;
    private final Deliveries deliveries;

    /// Where the stamp of the last message was: mostly it is there again.
    private int stampAt;

    private long otherFrames;

    /// Who is told of each message that comes.
    interface Deliveries {
        void delivered(Client to, int sender, int number, long due, long now);
    }

    Talk(LoadPlan plan, Deliveries deliveries) {
        this.plan = plan;
        this.deliveries = deliveries;
        this.request =
                ascii(
                        "GET / HTTP/1.1\r\nHost: 127.0.0.1:"
                                + plan.port()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                + "Sec-WebSocket-Version: 13\r\n\r\n");
    }

    byte[] request() {
        return request;
    }

    /// Frames besides messages, since the run began.
    long otherFrames() {
        return otherFrames;
    }

    /// Reads the answer to the handshake and goes on to the first command.
    ///
    /// @return the bytes of the answer, or 0 when it is not whole
    int upgrade(Client client, byte[] bytes, int length) {
        int end = indexOf(HEAD_END, bytes, length);
        if (end < 0) return 0;
        if (!isAt(UPGRADED, bytes, 0, length) || indexOf(ACCEPTED, bytes, end) < 0) {
            String head = new String(bytes, 0, Math.min(end, 300), StandardCharsets.US_ASCII);
            throw new IllegalStateException("the server did not take the handshake: " + head);
        }
        client.state = plan.speech().greets() ? Client.State.GREETING : Client.State.IN;
        return end + HEAD_END.length;
    }

    /// What a client says when the connection stands.
    byte[] first(Client client) {
        return plan.speech().first(client.index, client.room);
    }

    /// What the client says to this text frame; nothing in most cases.
    byte[] answer(Client client, byte[] bytes, int from, int end, long now) {
        if (isAt(CHAT, bytes, from, end)) {
            chat(client, bytes, from, end, now);
            return NOTHING;
        }
        otherFrames++;
        if (client.state == Client.State.GREETING && isAt(WELCOME, bytes, from, end)) {
            client.state = Client.State.JOINING;
            return plan.speech().join(client.room);
        }
        if (client.state == Client.State.JOINING && isAt(SYNCED, bytes, from, end)) {
            client.state = Client.State.IN;
        }
        return NOTHING;
    }

    private void chat(Client client, byte[] bytes, int from, int end, long now) {
        int at = from + stampAt;
        if (!Stamp.isAt(bytes, at, end)) {
            at = from;
            while (at < end && !Stamp.isAt(bytes, at, end)) at++;
            if (at == end) {
                otherFrames++;
                return;
            }
            stampAt = at - from;
        }
        int sender = Stamp.sender(bytes, at);
        deliveries.delivered(client, sender, Stamp.number(bytes, at), Stamp.due(bytes, at), now);
    }

    private static boolean isAt(byte[] wanted, byte[] bytes, int at, int end) {
        return end - at >= wanted.length
                && Arrays.equals(wanted, 0, wanted.length, bytes, at, at + wanted.length);
    }

    private static int indexOf(byte[] wanted, byte[] bytes, int end) {
        for (int at = 0; at + wanted.length <= end; at++) {
            if (isAt(wanted, bytes, at, end)) return at;
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
