package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Stamp;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.RoomState;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// However a room came to be as it is, its rows are those that it would get at once.
class RowListTest {
    private static final String ROOM = "general";
    private static final long BEGIN = 1_795_312_800_000L;
    private static final RowBuilder.Person ALICE = new RowBuilder.Person("u1", "alice");

    private final RoomState state = new RoomState(ROOM, "u1");
    private final RowList rows = new RowList();
    private final RoomNotes notes = new RoomNotes();
    private long newAfter = -1;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void rowsChangedInPlaceAreThoseMadeAtOnce(long seed) {
        Random random = new Random(seed);
        int first = 400;
        int last = 420;
        newAfter = random.nextBoolean() ? 300 + random.nextInt(150) : -1;
        apply(new ServerEvent.Joined(null, ROOM, "open", null, last));
        apply(new ServerEvent.History(null, ROOM, page(first, last), true, false));
        apply(new ServerEvent.Synced(ROOM, last));
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    int from = Math.max(1, first - 1 - random.nextInt(25));
                    if (first > 1) {
                        var older = page(from, first - 1);
                        apply(new ServerEvent.History(null, ROOM, older, from > 1, false));
                    }
                    first = from;
                }
                case 1 -> {
                    if (random.nextInt(4) == 0) {
                        renew(state.forgetOlder(15));
                        first = (int) state.messages().getFirst().seq();
                    }
                }
                case 2 -> {
                    int target = first + random.nextInt(last - first + 1);
                    apply(new ServerEvent.React(stamp(++last, "u2"), target, "👍", true));
                }
                case 3 ->
                        apply(
                                new ServerEvent.SystemNotice(
                                        ROOM, BEGIN, "joined", "u3", "carol", ""));
                default -> apply(chat(++last, random));
            }
            assertThat(rows.rows()).as("step %d", step).isEqualTo(builder().all());
        }
    }

    private void apply(ServerEvent event) {
        renew(state.apply(event));
    }

    private void renew(Set<Changed> changed) {
        if (!changed.isEmpty()) rows.renew(state, EnumSet.copyOf(changed), builder());
    }

    private RowBuilder builder() {
        LocalDate today = LocalDate.ofEpochDay(20_780);
        return new RowBuilder(state, ALICE, notes, newAfter, today, ZoneOffset.UTC);
    }

    /// The log as it always was: the same for each reading.
    private static List<Chat> page(int from, int to) {
        List<Chat> page = new ArrayList<>();
        for (int seq = from; seq <= to; seq++) page.add(chat(seq, new Random(seq)));
        return page;
    }

    private static Chat chat(long seq, Random random) {
        Long reply = random.nextInt(4) == 0 && seq > 10 ? Long.valueOf(seq - 9) : null;
        String uid = "u" + (1 + random.nextInt(2));
        return new Chat(stamp(seq, uid), "words " + seq, reply, List.of(), List.of());
    }

    private static Stamp stamp(long seq, String uid) {
        return new Stamp(ROOM, seq, BEGIN + seq * 1_500_000, uid, uid, null);
    }
}
