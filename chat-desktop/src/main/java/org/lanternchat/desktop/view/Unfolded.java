package org.lanternchat.desktop.view;

import org.lanternchat.desktop.model.Row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The long messages that somebody wants to see in full, so that they stay so when they are
/// scrolled out of sight and back. For the window's thread; keeps the last `KEPT`.
final class Unfolded {
    private static final int KEPT = 200;

    private final Set<Key> keys =
            Collections.newSetFromMap(
                    new LinkedHashMap<>() {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
                            return size() > KEPT;
                        }
                    });

    private final Consumer<Row.Message> changed;

    /// @param changed told the message that is to be shown anew
    Unfolded(Consumer<Row.Message> changed) {
        this.changed = changed;
    }

    private record Key(String uid, long at) {}

    boolean has(Row.Message message) {
        return keys.contains(new Key(message.uid(), message.at()));
    }

    /// Shows a folded one in full, and the other way round.
    void toggle(Row.Message message) {
        Key key = new Key(message.uid(), message.at());
        if (!keys.remove(key)) keys.add(key);
        changed.accept(message);
    }
}
