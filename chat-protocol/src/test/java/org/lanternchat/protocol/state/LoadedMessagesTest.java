package org.lanternchat.protocol.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.History;
import org.lanternchat.protocol.ServerEvent.LogEntry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class LoadedMessagesTest {
    private static final String ROOM = "general";

    private final RoomState room = new RoomState(ROOM, "u1");

    @Test
    void aPageThatIsOlderThanAllChangesThatAreKeptIsNotTaken() {
        join(List.of(chat(2)), true, 2);
        for (long seq = 3; seq < 3 + LoadedMessages.RECENT; seq++) room.apply(react(seq, 2, "👍"));
        long last = 3 + LoadedMessages.RECENT;
        room.apply(new ServerEvent.Pin(ROOM, last, 0, "u2", "bob", null, 1, true));

        Set<Changed> tooOld = room.apply(page(List.of(chat(1)), false, 2L));
        assertThat(tooOld).isEmpty();
        assertThat(room.hasOlder()).isTrue();

        room.apply(page(List.of(chat(1)), false, 3L));
        assertThat(room.messages()).extracting(Chat::pinned).containsExactly(true, null);
    }

    /// Pages are read at the server at any moment, come before or after any live entry, and are let
    /// go of: in the end the messages are those of the log.
    @Test
    void whereverPagesFallAmongLiveEntriesTheMessagesEndAsTheLogHasThem() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<LogEntry> log = log(random);
            RoomState state = new RoomState(ROOM, "u1");
            int live = 20 + random.nextInt(20);
            List<Chat> joined = asOf(log, live);
            List<Chat> newest = joined.subList(Math.max(0, joined.size() - 3), joined.size());
            state.apply(new ServerEvent.Joined(null, ROOM, "open", null, live));
            long ahead = Math.min(log.size(), live + random.nextInt(4));
            state.apply(
                    new History(
                            null,
                            ROOM,
                            only(newest, asOf(log, ahead)),
                            joined.size() > newest.size(),
                            false,
                            ahead));
            state.apply(new ServerEvent.Synced(ROOM, live));
            for (int sent = live; sent < log.size() || state.hasOlder(); ) {
                if (random.nextInt(12) == 0) state.forgetOlder(2);
                if (sent < log.size() && random.nextInt(3) > 0) {
                    state.apply(log.get(sent++));
                } else if (state.hasOlder()) {
                    long least = Math.max(live, sent - 10);
                    long head = least + random.nextInt((int) (log.size() - least) + 1);
                    state.apply(older(state, asOf(log, head), head));
                }
            }
            assertThat(state.messages()).as("seed %d", seed).isEqualTo(asOf(log, log.size()));
        }
    }

    private static List<Chat> only(List<Chat> these, List<Chat> now) {
        List<Long> seqs = these.stream().map(Chat::seq).toList();
        return now.stream().filter(chat -> seqs.contains(chat.seq())).toList();
    }

    private static History older(RoomState state, List<Chat> messages, long head) {
        long first =
                state.messages().isEmpty() ? Long.MAX_VALUE : state.messages().getFirst().seq();
        List<Chat> older = messages.stream().filter(chat -> chat.seq() < first).toList();
        List<Chat> page = older.subList(Math.max(0, older.size() - 2), older.size());
        return new History("h", ROOM, page, older.size() > page.size(), true, head);
    }

    private static List<LogEntry> log(Random random) {
        List<LogEntry> log = new ArrayList<>();
        List<Long> chats = new ArrayList<>();
        for (long seq = 1; seq <= 60; seq++) {
            long target = chats.isEmpty() ? 0 : chats.get(random.nextInt(chats.size()));
            int kind = chats.size() < 3 ? 0 : random.nextInt(8);
            log.add(
                    switch (kind) {
                        case 0, 1 -> chat(seq);
                        case 2 -> new ServerEvent.Delete(ROOM, seq, seq, "u2", "bob", null, target);
                        case 3 -> pin(seq, target, random.nextBoolean());
                        case 4, 5 -> react(seq, target, random.nextBoolean() ? "👍" : "🎉");
                        default -> edit(seq, target);
                    });
            if (log.getLast() instanceof Chat) chats.add(seq);
        }
        return log;
    }

    /// The messages as the server has them after so many entries.
    private static List<Chat> asOf(List<LogEntry> log, long head) {
        Map<Long, Chat> messages = new LinkedHashMap<>();
        for (LogEntry entry : log.subList(0, (int) head)) {
            switch (entry) {
                case Chat chat -> messages.put(chat.seq(), chat);
                case ServerEvent.Amendment change ->
                        messages.computeIfPresent(
                                change.target(), (_, chat) -> Revisions.after(chat, change));
                case ServerEvent.Topic _ -> {}
            }
        }
        return List.copyOf(messages.values());
    }

    private void join(List<Chat> newest, boolean before, long head) {
        room.apply(new ServerEvent.Joined(null, ROOM, "open", null, head));
        room.apply(new History(null, ROOM, newest, before, false, head));
        room.apply(new ServerEvent.Synced(ROOM, head));
    }

    private static History page(List<Chat> messages, boolean before, long head) {
        return new History("h", ROOM, messages, before, true, head);
    }

    private static Chat chat(long seq) {
        return new Chat(ROOM, seq, seq, "u2", "bob", null, "text " + seq, null);
    }

    private static LogEntry edit(long seq, long target) {
        String text = "edit " + seq;
        return new ServerEvent.Edit(
                ROOM, seq, seq, "u2", "bob", null, target, text, List.of(), null);
    }

    private static LogEntry pin(long seq, long target, boolean on) {
        return new ServerEvent.Pin(ROOM, seq, seq, "u2", "bob", null, target, on);
    }

    /// Each entry by another person, so that the order among them counts.
    private static LogEntry react(long seq, long target, String emoji) {
        return new ServerEvent.React(ROOM, seq, seq, "p" + seq, "p", null, target, emoji, true);
    }
}
