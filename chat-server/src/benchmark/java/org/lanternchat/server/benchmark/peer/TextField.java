package org.lanternchat.server.benchmark.peer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds the value of a field in one of the load's JSON objects, as it is written there. Immutable.
final class TextField {
    private final byte[] opening;

    TextField(String name) {
        this.opening = ("\"" + name + "\":\"").getBytes(StandardCharsets.US_ASCII);
    }

    /// Where the value begins; -1 where there is no such field.
    int begin(byte[] json, int from, int end) {
        for (int at = from; at + opening.length <= end; at++) {
            int same = 0;
            while (same < opening.length && json[at + same] == opening[same]) same++;
            if (same == opening.length) return at + same;
        }
        return -1;
    }

    /// Where a value that begins there ends.
    static int end(byte[] json, int begin, int end) {
        int at = begin;
        while (at < end && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
        return Math.min(at, end);
    }

    byte[] value(byte[] json, int from, int end) {
        int begin = begin(json, from, end);
        if (begin < 0) return new byte[0];
        return Arrays.copyOfRange(json, begin, end(json, begin, end));
    }
}
