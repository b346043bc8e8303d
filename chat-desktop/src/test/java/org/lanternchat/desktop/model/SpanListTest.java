package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableList;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class SpanListTest {
    private final SpanList<Integer> list = new SpanList<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void aSpanComesAndGoesInOneChange() {
        list.addAll(0, List.of(1, 2, 3, 4, 5));
        list.addListener((Change<? extends Integer> change) -> told.add(change.toString()));

        list.remove(0, 3);
        list.addAll(1, List.of(7, 8));
        list.addAll(0, List.of());
        list.remove(1, 1);

        assertThat(list).containsExactly(4, 7, 8, 5);
        assertThat(told).containsExactly("{ [1, 2, 3] removed at 0 }", "{ [7, 8] added at 1 }");
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        list.addAll(0, List.of(1, 2));
        list.addListener((Change<? extends Integer> change) -> told.add(change.toString()));

        assertThatThrownBy(() -> list.addAll(3, List.of(1)))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.remove(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);

        assertThat(list).containsExactly(1, 2);
        assertThat(told).isEmpty();
    }

    /// Whoever repeats what is told has the same list.
    @Test
    void whatIsToldIsWhatHappened() {
        Random random = new Random(1);
        List<Integer> mirror = new ArrayList<>();
        ObservableList<Integer> usual = FXCollections.observableArrayList();
        list.addListener((Change<? extends Integer> change) -> repeat(change, mirror));
        for (int i = 0; i < 2_000; i++) {
            int from = random.nextInt(list.size() + 1);
            int to = from + random.nextInt(Math.min(20, list.size() - from + 1));
            List<Integer> more = IntStream.range(i, i + random.nextInt(20)).boxed().toList();
            int change = -i;
            for (ObservableList<Integer> each : List.of(list, usual)) {
                each.remove(from, to);
                each.addAll(from, more);
                if (!each.isEmpty()) each.set(each.size() / 2, change);
            }

            assertThat(mirror).isEqualTo(list);
            assertThat(list).isEqualTo(usual);
        }
    }

    private static void repeat(Change<? extends Integer> change, List<Integer> mirror) {
        while (change.next()) {
            int from = change.getFrom();
            List<Integer> gone = mirror.subList(from, from + change.getRemovedSize());
            assertThat(gone).isEqualTo(change.getRemoved());
            gone.clear();
            mirror.addAll(from, change.getAddedSubList());
        }
    }
}
