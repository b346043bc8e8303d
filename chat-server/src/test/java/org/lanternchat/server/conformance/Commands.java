package org.lanternchat.server.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Commands of version 1 that change nothing and are answered with what they carry: by these the
/// rules see that a text arrived as it was sent.
final class Commands {
    private Commands() {}

    /// The command `ping`, in a frame.
    static ClientFrame pingCommand(String rid) {
        return ClientFrame.text(ping(rid));
    }

    static String ping(String rid) {
        return "{\"type\":\"ping\",\"rid\":\"" + rid + "\"}";
    }

    /// The command `ping` in a text of so many bytes.
    static String ofLength(int bytes, String rid) {
        String start = "{\"type\":\"ping\",\"rid\":\"" + rid + "\",\"pad\":\"";
        String end = "\"}";
        int pad = bytes - start.getBytes(UTF_8).length - end.length();
        return start + "x".repeat(pad) + end;
    }
}
