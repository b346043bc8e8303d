package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Stamp;
import org.lanternchat.protocol.ServerEvent.SystemNotice;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.Pending;
import org.lanternchat.protocol.state.RoomState;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

class RowsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final RowBuilder.Person ALICE = new RowBuilder.Person("u1", "alice");

    private final RoomState state = new RoomState("general", "u1");

    private static Chat chat(long seq, String uid, Instant at) {
        long millis = at.toEpochMilli();
        return new Chat("general", seq, millis, uid, "name-" + uid, "c" + seq, "t" + seq, null);
    }

    private static SystemNotice notice(String event, @Nullable String uid) {
        return new SystemNotice("general", NOON.toEpochMilli(), event, uid, uid, event + "!");
    }

    private static ClientCommand.Chat post(String cid) {
        return new ClientCommand.Chat(null, RoomName.GENERAL, cid, "t", null);
    }

    private List<Row> rows(long newAfter) {
        LocalDate today = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
        return new RowBuilder(state, ALICE, new RoomNotes(), newAfter, today, ZoneOffset.UTC).all();
    }

    private void load(Chat... messages) {
        state.apply(new ServerEvent.Joined(null, "general", "open", null, messages.length));
        state.apply(new ServerEvent.History(null, "general", List.of(messages), false, false));
        state.apply(new ServerEvent.Synced("general", messages.length));
    }

    @Test
    void messagesOfOnePersonMakeARunUntilFiveMinutesPass() {
        load(
                chat(1, "u2", NOON),
                chat(2, "u2", NOON.plusSeconds(299)),
                chat(3, "u2", NOON.plusSeconds(700)),
                chat(4, "u1", NOON.plusSeconds(701)));
        List<Row.Message> messages =
                rows(-1).stream()
                        .filter(Row.Message.class::isInstance)
                        .map(Row.Message.class::cast)
                        .toList();
        assertThat(messages)
                .extracting(Row.Message::first)
                .containsExactly(true, false, true, true);
        assertThat(messages)
                .extracting(Row.Message::own)
                .containsExactly(false, false, false, true);
    }

    @Test
    void daysAreSetApartAndTheLastTwoHaveNames() {
        load(
                chat(1, "u2", Instant.parse("2025-12-31T12:00:00Z")),
                chat(2, "u2", Instant.parse("2026-11-16T12:00:00Z")),
                chat(3, "u2", Instant.parse("2026-11-21T23:59:59Z")),
                chat(4, "u2", Instant.parse("2026-11-22T00:00:00Z")));
        assertThat(rows(-1).stream().filter(Row.Day.class::isInstance).map(Row.Day.class::cast))
                .extracting(Row.Day::label)
                .containsExactly("31 December 2025", "Monday, 16 November", "Yesterday", "Today");
    }

    @Test
    void theLineOfTheNewStandsBeforeTheFirstUnreadMessage() {
        load(chat(1, "u2", NOON), chat(2, "u2", NOON), chat(3, "u2", NOON));
        List<Row> rows = rows(2);
        int line = rows.indexOf(new Row.NewLine());
        assertThat(rows.get(line + 1)).isInstanceOf(Row.Message.class);
        assertThat(((Row.Message) rows.get(line + 1)).seq()).isEqualTo(3);
        assertThat(((Row.Message) rows.get(line + 1)).first()).isTrue();
        assertThat(rows(-1)).doesNotContain(new Row.NewLine());
        assertThat(rows(3)).doesNotContain(new Row.NewLine());
    }

    @Test
    void anEmptyRoomSaysSo() {
        load();
        assertThat(rows(-1)).containsExactly(new Row.Beginning("#general", true));
    }

    @Test
    void comingAndGoingIsGatheredIntoOneLine() {
        assertThat(Notices.gathered(List.of(notice("joined", "bob")), "u1"))
                .isEqualTo("bob joined");
        assertThat(
                        Notices.gathered(
                                List.of(
                                        notice("joined", "bob"),
                                        notice("joined", "carol"),
                                        notice("joined", "dave"),
                                        notice("joined", "eve"),
                                        notice("joined", "frank"),
                                        notice("left", "gus"),
                                        notice("joined", "gus"),
                                        notice("left", "dave"),
                                        notice("many", null)),
                                "u1"))
                .isEqualTo(
                        "bob, carol, and 2 others joined · gus came back · dave looked in · many!");
        assertThat(Notices.gathered(List.of(notice("joined", "u1")), "u1")).isEmpty();
    }

    @Test
    void manyWhoComeAtOnceAreOneLineWithThoseWhoCameOneByOne() {
        assertThat(
                        Notices.gathered(
                                List.of(
                                        notice("joined", "bob"),
                                        many("joined", 49, "carol", "u1"),
                                        notice("left", "bob"),
                                        many("joined", 3, "dave", "eve"),
                                        many("left", 4, "gus", "hal")),
                                "u1"))
                .isEqualTo(
                        "carol, dave, and 49 others joined · bob looked in · gus, hal, and 2 others"
                                + " left");
        assertThat(Notices.gathered(List.of(many("joined", 3, "bob", "carol")), "u1"))
                .isEqualTo("bob, carol, and 1 other joined");
    }

    @Test
    void whatLiesBetweenInTimeButNotInTheListSplitsNoLine() {
        load(chat(1, "u2", NOON));
        state.apply(notice("joined", "bob"));
        state.apply(new ServerEvent.React("general", 2, 0, "u2", "u2", null, 1, "👍", true));
        state.apply(many("joined", 5, "carol", "dave"));
        state.apply(new ServerEvent.Pin("general", 3, 0, "u2", "u2", null, 1, true));
        state.apply(notice("joined", "eve"));

        assertThat(rows(-1).stream().filter(Row.Notice.class::isInstance))
                .containsExactly(new Row.Notice("bob, carol, and 5 others joined"));
    }

    @Test
    void anotherNameIsToldInTheLanguageOfWhoReads() {
        SystemNotice renamed =
                new SystemNotice("general", 0, "renamed", "u2", "Robert", "bob", null, "text");
        assertThat(Notices.gathered(List.of(renamed), "u1")).isEqualTo("bob is now called Robert");
    }

    private static SystemNotice many(String event, int count, String... named) {
        List<Person> people = Arrays.stream(named).map(name -> new Person(name, name)).toList();
        ServerEvent.Sum sum = new ServerEvent.Sum(event, count, people);
        return new SystemNotice("general", 0, "many", null, null, null, sum, "text");
    }

    /// Whatever happens in a room, the rows that were renewed piece by piece are those that are
    /// made at once.
    @Test
    void renewingOnlyWhatChangedGivesTheSameRowsAsMakingAllAnew() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            RoomState room = new RoomState("general", "u1");
            Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
            RoomModel model = new RoomModel(room, ALICE, clock);
            room.apply(new ServerEvent.Joined(null, "general", "open", null, 0));
            model.renew(room.apply(new ServerEvent.Synced("general", 0)));
            Instant at = NOON.minusSeconds(200_000);
            for (int step = 0; step < 60; step++) {
                Set<Changed> changed = EnumSet.noneOf(Changed.class);
                int events = 1 + random.nextInt(4);
                for (int i = 0; i < events; i++) {
                    at = at.plusSeconds(random.nextInt(9_000));
                    changed.addAll(something(room, at, random));
                }
                model.renew(changed);
                List<Row> anew =
                        new RowBuilder(
                                        room,
                                        ALICE,
                                        model.notes(),
                                        -1,
                                        LocalDate.now(clock),
                                        ZoneOffset.UTC)
                                .all();
                assertThat(model.rows()).as("seed %d step %d", seed, step).isEqualTo(anew);
            }
        }
    }

    private static Set<Changed> something(RoomState room, Instant at, Random random) {
        String who = "u" + (1 + random.nextInt(3));
        long next = room.cursor() + 1;
        long known = 1 + random.nextLong(next);
        Stamp stamp = new Stamp("general", next, at.toEpochMilli(), who, who, "c" + next);
        return switch (random.nextInt(12)) {
            case 0 -> room.apply(notice("joined", who));
            case 1 -> room.post(new Pending(post("c" + next), at.toEpochMilli()));
            case 2 -> room.apply(new ServerEvent.Edit(stamp, known, "e" + next, List.of(), null));
            case 3 -> room.apply(new ServerEvent.Delete(stamp, known));
            case 4 -> room.apply(new ServerEvent.React(stamp, known, "👍", random.nextBoolean()));
            case 5 -> room.apply(new ServerEvent.Pin(stamp, known, random.nextBoolean()));
            case 6 -> room.apply(new ServerEvent.Seen("general", who, known));
            case 7 ->
                    room.post(
                            new Pending(
                                    new ClientCommand.Edit(
                                            null, RoomName.GENERAL, "p" + next, known, "mine"),
                                    at.toEpochMilli()));
            case 8 -> room.discard("p" + known);
            case 9 ->
                    room.apply(new Chat("general", next, stamp.at(), who, who, null, "re", known));
            default -> room.apply(chat(next, who, at));
        };
    }

    @Test
    void aListBecomesAnotherWhateverTheyAre() {
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            ObservableList<Integer> list = FXCollections.observableArrayList();
            for (int j = random.nextInt(8); j > 0; j--) list.add(random.nextInt(4));
            List<Integer> fresh = new ArrayList<>();
            for (int j = random.nextInt(8); j > 0; j--) fresh.add(random.nextInt(4));
            int from = random.nextInt(list.size() + 1);
            List<Integer> expected = new ArrayList<>(list.subList(0, from));
            expected.addAll(fresh);
            ListChanges.become(list, from, fresh);
            assertThat(list).isEqualTo(expected);
        }
    }
}
