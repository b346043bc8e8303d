package org.lanternchat.server.journal;

import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.store.Change;

import java.util.ArrayList;
import java.util.List;

/// What waits for the journal. Immutable.
sealed interface Item {
    record Message(Draft draft) implements Item {}

    record Changes(List<Change> changes, Journal.Outcome done) implements Item {
        public Changes {
            changes = List.copyOf(changes);
        }
    }

    record Deed(Act act) implements Item {}

    record Forgetting(RoomName room, long seq, Journal.Forgotten done) implements Item {}

    record Stop() implements Item {}

    /// Cut into what is committed together: nothing comes after a deed in its group.
    static List<List<Item>> groups(List<Item> items) {
        List<List<Item>> groups = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Deed || i == items.size() - 1) {
                groups.add(List.copyOf(items.subList(from, i + 1)));
                from = i + 1;
            }
        }
        return groups;
    }
}
