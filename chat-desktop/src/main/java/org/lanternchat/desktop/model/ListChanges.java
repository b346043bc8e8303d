package org.lanternchat.desktop.model;

import javafx.collections.ObservableList;

import java.util.List;
import java.util.Objects;

/// Turns a list into another with as few changes as the two ends show, so that a view keeps what
/// stays. Has no state.
final class ListChanges {
    private ListChanges() {}

    static <T> void become(ObservableList<T> list, List<T> fresh) {
        become(list, 0, fresh);
    }

    /// Replaces what stands from `from` on by `fresh`.
    static <T> void become(ObservableList<T> list, int from, List<T> fresh) {
        become(list, from, list.size(), fresh);
    }

    /// Replaces what stands from `from` on, and before `to`, by `fresh`.
    static <T> void become(ObservableList<T> list, int from, int to, List<T> fresh) {
        int start = 0;
        int oldSize = to - from;
        int most = Math.min(oldSize, fresh.size());
        while (start < most && Objects.equals(list.get(from + start), fresh.get(start))) start++;
        int end = 0;
        while (end < most - start
                && Objects.equals(list.get(to - 1 - end), fresh.get(fresh.size() - 1 - end))) end++;
        int oldEnd = oldSize - end;
        int newEnd = fresh.size() - end;
        while (start < Math.min(oldEnd, newEnd)) {
            list.set(from + start, fresh.get(start));
            start++;
        }
        if (start < oldEnd) list.remove(from + start, from + oldEnd);
        if (start < newEnd) list.addAll(from + start, fresh.subList(start, newEnd));
    }
}
