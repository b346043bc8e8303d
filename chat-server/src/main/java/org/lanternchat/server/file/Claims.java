package org.lanternchat.server.file;

import java.util.HashMap;
import java.util.Map;

/// The contents that must stay although no record names them yet, and how often each is claimed. On
/// the thread `files`.
final class Claims {
    private final Map<String, Integer> counts = new HashMap<>();

    void claim(String blob) {
        counts.merge(blob, 1, Integer::sum);
    }

    void release(String blob) {
        counts.computeIfPresent(blob, (_, count) -> count == 1 ? null : count - 1);
    }

    boolean has(String blob) {
        return counts.containsKey(blob);
    }
}
