package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanternchat.server.store.OpenStore.GENERAL;
import static org.lanternchat.server.store.OpenStore.TECH;
import static org.lanternchat.server.store.OpenStore.file;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Delete;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.ServerEvent.Pin;
import org.lanternchat.protocol.ServerEvent.React;
import org.lanternchat.protocol.ServerEvent.Topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What every store must make of the entries that change messages, of files and of the time that
/// entries are kept.
abstract class MessageContract extends WithStore {
    @Test
    void theLogHasEveryEntryAsItWasWritten() throws StoreException {
        open.put(new Change.File(file("f1", "b1")));
        Chat chat =
                open.chat(GENERAL, "u1", "first", List.of(file("f1", "b1").info()), List.of("u2"));
        Edit edit = open.edit(GENERAL, 1, "second", "u3");
        React react = open.react(GENERAL, 1, "u2", "👍", true);
        Pin pin = open.pin(GENERAL, 1, true);
        Topic topic = open.topic(GENERAL, "news");
        Chat other = open.chat(GENERAL, "u2", "bye");
        Delete delete = open.delete(GENERAL, 6);

        assertThat(log(0, 5)).containsExactly(chat, edit, react, pin, topic);
        assertThat(log(1, 2)).containsExactly(edit, react);
        assertThat(log(6, 5)).containsExactly(delete);
        assertThat(log(7, 5)).isEmpty();
        assertThat(log(5, 1)).containsExactly(deleted(other));
    }

    @Test
    void aMessageIsReadAsItIsNow() throws StoreException {
        Chat chat = open.chat(GENERAL, "u1", "first", List.of(), List.of("u2"));
        open.edit(GENERAL, 1, "second", "u3", "u4");
        Edit last = open.edit(GENERAL, 1, "third", "u4");
        open.react(GENERAL, 1, "u2", "👍", true);
        open.pin(GENERAL, 1, true);

        Chat now =
                new Chat(
                        chat.room(),
                        1,
                        chat.at(),
                        "u1",
                        chat.name(),
                        "c1",
                        "third",
                        null,
                        List.of(),
                        List.of("u4"),
                        last.at(),
                        null,
                        Map.of("👍", List.of("u2")),
                        true);
        assertThat(store.newest(GENERAL, 5).messages()).containsExactly(now);
        try (Writing writing = store.begin()) {
            assertThat(writing.message(GENERAL, 1)).isEqualTo(now);
            assertThat(writing.find("u1", GENERAL, "c1")).isEqualTo(new Entry(GENERAL, chat));
        }
        assertThat(store.said(GENERAL, 5)).containsExactly(new Store.Said(1, "u1", List.of("u4")));
    }

    @Test
    void aMentionThatAnEditLeavesOutIsNone() throws StoreException {
        open.chat(GENERAL, "u1", "hi @bob", List.of(), List.of("u2"));
        open.edit(GENERAL, 1, "hi");

        assertThat(store.newest(GENERAL, 1).messages().getFirst().mentions()).isEmpty();
        assertThat(store.said(GENERAL, 1)).containsExactly(new Store.Said(1, "u1", List.of()));
    }

    @Test
    void reactionsStandInTheOrderOfTheirFirstUse() throws StoreException {
        open.chat(GENERAL, "u1", "hi");
        open.react(GENERAL, 1, "u2", "👍", true);
        open.react(GENERAL, 1, "u3", "❤️", true);
        open.react(GENERAL, 1, "u5", "👍", true);
        open.react(GENERAL, 1, "u4", "👍", true);
        open.react(GENERAL, 1, "u4", "👍", true);
        open.react(GENERAL, 1, "u2", "👍", false);
        assertThat(reactions().toString()).isEqualTo("{👍=[u5, u4], ❤️=[u3]}");

        open.react(GENERAL, 1, "u5", "👍", false);
        open.react(GENERAL, 1, "u4", "👍", false);
        open.react(GENERAL, 1, "u9", "👍", false);
        open.react(GENERAL, 1, "u2", "👍", true);
        assertThat(reactions().toString()).isEqualTo("{❤️=[u3], 👍=[u2]}");
    }

    @Test
    void pinsAreCountedAndPaged() throws StoreException {
        open.chats(GENERAL, 6);
        open.chats(TECH, 3);
        for (long seq : new long[] {5, 1, 3, 2}) open.pin(GENERAL, seq, true);
        open.pin(TECH, 1, true);
        open.pin(GENERAL, 2, false);
        open.pin(GENERAL, 3, true);

        assertThat(pinned(Long.MAX_VALUE, 2)).isEqualTo("3 5 before");
        assertThat(pinned(3, 2)).isEqualTo("1 after");
        assertThat(pinned(1, 2)).isEqualTo("after");
        open.delete(GENERAL, 5);
        assertThat(pinned(Long.MAX_VALUE, 5)).isEqualTo("1 3");
        try (Writing writing = store.begin()) {
            assertThat(writing.pins(GENERAL)).isEqualTo(2);
            assertThat(writing.pins(TECH)).isEqualTo(1);
        }
    }

    @Test
    void aDeletionTakesEverythingButThePlaceInTheLog() throws StoreException {
        open.put(new Change.File(file("f1", "b1")), new Change.File(file("f2", "b2")));
        Chat chat =
                open.chat(
                        GENERAL,
                        "u1",
                        "first",
                        List.of(file("f1", "b1").info(), file("f2", "b2").info()),
                        List.of("u2"));
        Edit edit = open.edit(GENERAL, 1, "second", "u3");
        React react = open.react(GENERAL, 1, "u2", "👍", true);
        open.pin(GENERAL, 1, true);
        open.chat(TECH, "u1", "again", List.of(file("f2", "b2").info()), List.of());
        open.delete(GENERAL, 1);
        open.delete(GENERAL, 1);
        Edit late = open.edit(GENERAL, 1, "too late", "u3");
        open.react(GENERAL, 1, "u2", "👍", true);
        open.pin(GENERAL, 1, true);

        assertThat(store.newest(GENERAL, 5).messages()).containsExactly(deleted(chat));
        assertThat(log(0, 3)).containsExactly(deleted(chat), deleted(edit), react);
        assertThat(log(6, 1)).containsExactly(deleted(late));
        assertThat(store.said(GENERAL, 5)).isEmpty();
        assertThat(pinned(Long.MAX_VALUE, 5)).isEmpty();
        assertThat(store.file("f1")).isNull();
        assertThat(store.file("f2")).isEqualTo(file("f2", "b2"));
        try (Writing writing = store.begin()) {
            assertThat(writing.find("u1", GENERAL, "c1"))
                    .isEqualTo(new Entry(GENERAL, deleted(chat)));
        }
    }

    @Test
    void theNewestMessagesAreCountedWithoutTheDeletedOnes() throws StoreException {
        open.chats(GENERAL, 5);
        open.delete(GENERAL, 4);
        assertThat(store.said(GENERAL, 3).stream().map(Store.Said::seq))
                .containsExactly(2L, 3L, 5L);
    }

    private static Chat deleted(Chat chat) {
        return new Chat(
                chat.room(),
                chat.seq(),
                chat.at(),
                chat.uid(),
                chat.name(),
                chat.cid(),
                "",
                chat.reply(),
                List.of(),
                List.of(),
                null,
                true,
                Map.of(),
                null);
    }

    private static Edit deleted(Edit edit) {
        return new Edit(
                edit.room(),
                edit.seq(),
                edit.at(),
                edit.uid(),
                edit.name(),
                edit.cid(),
                edit.target(),
                "",
                List.of(),
                true);
    }

    private List<LogEntry> log(long seq, int limit) throws StoreException {
        return store.log(GENERAL, seq, limit).stream().map(Entry::event).toList();
    }

    private Map<String, List<String>> reactions() throws StoreException {
        return store.newest(GENERAL, 1).messages().getFirst().reactions();
    }

    private String pinned(long seq, int limit) throws StoreException {
        Page page = store.pinned(GENERAL, seq, limit);
        List<String> words = new ArrayList<>();
        page.messages().forEach(message -> words.add(Long.toString(message.seq())));
        if (page.before()) words.add("before");
        if (page.after()) words.add("after");
        return String.join(" ", words);
    }
}
