package org.lanternchat.server.benchmark.load;

import java.nio.charset.StandardCharsets;

/// The message that the clients of one room send, again and again with another stamp. Belongs to
/// the load's thread.
final class Chat {
    /// The letters of a `cid`.
    static final int CID = 16;

    private final byte[] json;
    private final int stampAt;
    private final int cidAt;

    /// @param size of the text, in bytes
    Chat(Speech speech, int room, int size) {
        String text = Character.toString(Stamp.MARK).repeat(Stamp.LENGTH);
        String padding = " lantern".repeat(size / 8 + 1).substring(0, size - Stamp.LENGTH);
        String template = speech.chat(room, text + padding);
        this.json = template.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
        this.stampAt = template.indexOf(Stamp.MARK);
        this.cidAt = template.indexOf("-".repeat(CID));
    }

    /// Valid until the next call.
    byte[] stamped(int sender, int number, long due) {
        Stamp.write(json, stampAt, sender, number, due);
        if (cidAt >= 0) Stamp.name(json, cidAt, sender, number);
        return json;
    }
}
