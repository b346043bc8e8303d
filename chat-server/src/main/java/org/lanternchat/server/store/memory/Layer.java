package org.lanternchat.server.store.memory;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A map, and over it what one transaction has changed. The journal's thread sees both; what is
/// committed others read under the store's lock, under which `commit` is called too.
final class Layer<K, V> {
    private final Map<K, V> committed = new LinkedHashMap<>();
    private final Map<K, @Nullable V> changed = new HashMap<>();

    /// With what this transaction has changed.
    @Nullable V get(K key) {
        return changed.containsKey(key) ? changed.get(key) : committed.get(key);
    }

    void put(K key, @Nullable V value) {
        changed.put(key, value);
    }

    Map<K, V> committed() {
        return committed;
    }

    Map<K, @Nullable V> changed() {
        return changed;
    }

    void commit() {
        changed.forEach(
                (key, value) -> {
                    if (value == null) committed.remove(key);
                    else committed.put(key, value);
                });
        changed.clear();
    }

    void takeBack() {
        changed.clear();
    }
}
