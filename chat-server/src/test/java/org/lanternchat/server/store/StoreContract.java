package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lanternchat.server.store.OpenStore.GENERAL;
import static org.lanternchat.server.store.OpenStore.SECRET;
import static org.lanternchat.server.store.OpenStore.TECH;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Topic;

import java.util.List;

/// What every store must do with transactions, pages and everything that is not in the logs.
abstract class StoreContract extends WithStore {
    @Test
    void aNewStoreIsEmptyAndHasAnEpochThatStays() throws StoreException {
        assertThat(store.contents())
                .isEqualTo(
                        new Contents(
                                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                                List.of(), List.of()));
        assertThat(store.newest(GENERAL, 10)).isEqualTo(new Page(List.of(), false, false));
        assertThat(store.log(GENERAL, 0, 10)).isEmpty();
        String epoch = store.epoch();
        assertThat(epoch).isNotBlank();

        reopen();

        assertThat(store.epoch()).isEqualTo(epoch);
    }

    @Test
    void whatWasCommittedIsThereAfterOpeningAgain() throws StoreException {
        Chat odd = open.chat(GENERAL, "u1", "<b>'\";--\n\t😀\u202e");
        Chat reply = open.chat(GENERAL, "g1f", "yes", List.of(), List.of("u1", "u2"));
        Chat other = open.chat(TECH, "u1", "same cid, other room");

        reopen();

        assertThat(store.newest(GENERAL, 10).messages()).containsExactly(odd, reply);
        try (Writing writing = store.begin()) {
            assertThat(writing.find("u1", GENERAL, "c1")).isEqualTo(new Entry(GENERAL, odd));
            assertThat(writing.find("u1", TECH, "c1")).isEqualTo(new Entry(TECH, other));
            assertThat(writing.find("u2", GENERAL, "c1")).isNull();
            assertThat(writing.find("u1", SECRET, "c1")).isNull();
        }
    }

    @Test
    void aTransactionSeesItselfAndOthersSeeItOnlyWhenItIsCommitted() throws StoreException {
        Chat hi = OpenStore.plain(GENERAL, 1, "hi");
        try (Writing writing = store.begin()) {
            writing.append(new Entry(GENERAL, hi));
            writing.put(new Change.Setting("theme", "dark"));
            writing.put(new Change.File(OpenStore.file("f1", "b1")));

            assertThat(writing.find("u1", GENERAL, "c1")).isEqualTo(new Entry(GENERAL, hi));
            assertThat(writing.message(GENERAL, 1)).isEqualTo(hi);
            assertThat(writing.setting("theme")).isEqualTo("dark");
            assertThat(writing.file("f1")).isEqualTo(OpenStore.file("f1", "b1"));
            assertThat(store.newest(GENERAL, 10).messages()).isEmpty();
            assertThat(store.file("f1")).isNull();

            writing.commit();
        }
        assertThat(store.newest(GENERAL, 10).messages()).containsExactly(hi);
        assertThat(store.file("f1")).isEqualTo(OpenStore.file("f1", "b1"));
    }

    @Test
    void whatWasNotCommittedNeverWas() throws StoreException {
        try (Writing writing = store.begin()) {
            writing.append(new Entry(GENERAL, OpenStore.plain(GENERAL, 1, "hidden")));
            writing.put(new Change.Person("u1", new Name("alice"), Role.MEMBER, 1));
        }

        assertThat(store.contents().rooms()).isEmpty();
        assertThat(store.contents().people()).isEmpty();
        assertThat(open.found("hidden")).isEmpty();
        assertThat(open.chat(GENERAL, "u1", "the first").seq()).isEqualTo(1);
        assertThat(open.found("first")).containsExactly("general 1");
    }

    @Test
    void aFailureTakesTheWholeTransactionBackAndTheNextOneWorks() throws StoreException {
        open.chat(GENERAL, "u1", "one");
        try (Writing writing = store.begin()) {
            writing.append(new Entry(TECH, OpenStore.plain(TECH, 1, "in another room")));
            writing.put(new Change.Person("u9", new Name("nine"), Role.MEMBER, 1));
            Chat sameCid = new Chat(GENERAL.value(), 2, 2, "u1", "alice", "c1", "again", null);

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> appendAndCommit(writing, new Entry(GENERAL, sameCid)));
        }

        assertThat(store.newest(TECH, 10).messages()).isEmpty();
        assertThat(store.contents().people()).isEmpty();
        assertThat(open.chat(TECH, "u1", "now").seq()).isEqualTo(1);
        assertThat(open.chat(GENERAL, "u1", "two").seq()).isEqualTo(2);
    }

    @Test
    void aCidIsUsedOnceWhateverKindOfEntryHasIt() throws StoreException {
        open.chat(GENERAL, "u1", "one");
        Topic topic = new Topic(GENERAL.value(), 2, 2, "u1", "alice", "c1", "news");
        try (Writing writing = store.begin()) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> appendAndCommit(writing, new Entry(GENERAL, topic)));
        }
    }

    @Test
    void anEntryThatDoesNotFollowTheNewestIsRefused() throws StoreException {
        open.chat(GENERAL, "u1", "one");
        for (long seq : new long[] {0, 1, 3}) {
            Chat chat = new Chat(GENERAL.value(), seq, 2, "u1", "a", "x" + seq, "text", null);
            try (Writing writing = store.begin()) {
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> appendAndCommit(writing, new Entry(GENERAL, chat)));
            }
        }
        assertThat(store.log(GENERAL, 0, 10)).hasSize(1);
    }

    @Test
    void pagesAreReadInEveryDirection() throws StoreException {
        open.chats(GENERAL, 9);
        open.chats(TECH, 1);

        assertPage(store.newest(GENERAL, 3), "789", true, false);
        assertPage(store.newest(GENERAL, 9), "123456789", false, false);
        assertPage(store.before(GENERAL, 4, 2), "23", true, true);
        assertPage(store.before(GENERAL, 1, 2), "", false, true);
        assertPage(store.before(GENERAL, 100, 2), "89", true, false);
        assertPage(store.after(GENERAL, 0, 2), "12", false, true);
        assertPage(store.after(GENERAL, 7, 5), "89", true, false);
        assertPage(store.after(GENERAL, 9, 5), "", true, false);
        assertPage(store.after(GENERAL, Long.MAX_VALUE, 5), "", true, false);
        assertPage(store.around(GENERAL, 5, 3), "456", true, true);
        assertPage(store.around(GENERAL, 1, 3), "123", false, true);
        assertPage(store.around(GENERAL, 9, 3), "789", true, false);
        assertPage(store.around(GENERAL, 50, 3), "789", true, false);
    }

    @Test
    void pagesHaveMessagesOnlyWhateverElseIsInTheLog() throws StoreException {
        open.chat(GENERAL, "u1", "one");
        open.topic(GENERAL, "news");
        open.react(GENERAL, 1, "u2", "👍", true);
        open.chat(GENERAL, "u1", "four");
        open.topic(GENERAL, "more news");

        assertPage(store.newest(GENERAL, 1), "4", true, false);
        assertPage(store.before(GENERAL, 4, 5), "1", false, true);
        assertPage(store.before(GENERAL, 1, 5), "", false, true);
        assertPage(store.after(GENERAL, 1, 1), "4", true, false);
        assertPage(store.after(GENERAL, 4, 1), "", true, false);
        assertPage(store.around(GENERAL, 3, 2), "14", false, false);
        try (Writing writing = store.begin()) {
            assertThat(writing.message(GENERAL, 2)).isNull();
            assertThat(writing.message(GENERAL, 9)).isNull();
            assertThat(writing.message(TECH, 1)).isNull();
        }
    }

    @Test
    void everyChangeComesBackAsTheRowThatWasWrittenLast() throws StoreException {
        Change.Person person = new Change.Person("u1", new Name("Ålice"), Role.OWNER, 99);
        Change.Token phone = new Change.Token("ab01", "u1", 7);
        Change.Token desktop = new Change.Token("cd02", "u1", 8);
        Change.Room room = new Change.Room(SECRET, "direct", "us two", 30, true);
        Change.Standing standing =
                new Change.Standing(SECRET, "u1", Role.MODERATOR, true, 5, Change.FOREVER);
        Change.Mark mark = new Change.Mark("u1", SECRET, 3);
        Change.Invite invite = new Change.Invite("ef03", SECRET, "u1", 9);
        Change.Hook hook = new Change.Hook("0a04", GENERAL, "b7", new Name("build"), "u1", 10);
        Change.Ban ban = new Change.Ban("address:10.0.0.7", Change.FOREVER);
        open.put(
                new Change.Person("u1", new Name("a"), Role.MEMBER, 1),
                new Change.Room(SECRET, "private", null, 0, false),
                new Change.Standing(SECRET, "u1", Role.MEMBER, false, 0, 0),
                new Change.Mark("u1", SECRET, 1),
                new Change.Ban("u7", 88),
                new Change.Token("ff05", "u1", 1),
                new Change.Invite("ff07", SECRET, "u1", 1),
                new Change.Hook("ff06", GENERAL, "b8", new Name("old"), "u1", 1));
        open.put(person, phone, desktop, room, standing, mark, invite, hook, ban);
        open.put(
                new Change.Ban("u7", 0),
                new Change.TokenGone("ff05"),
                new Change.HookGone("ff06"),
                new Change.InviteGone("ff07"));

        reopen();

        assertThat(store.contents())
                .isEqualTo(
                        new Contents(
                                List.of(
                                        new Contents.Room(room, 0, null),
                                        new Contents.Room(
                                                new Change.Room(GENERAL, "open", null, 0, false),
                                                0,
                                                null)),
                                List.of(person),
                                List.of(phone, desktop),
                                List.of(standing),
                                List.of(mark),
                                List.of(invite),
                                List.of(hook),
                                List.of(ban)));
    }

    @Test
    void aRoomThatComesIntoBeingByAnEntryIsOpenUnlessItsNameIsAnId() throws StoreException {
        open.chat(GENERAL, "u1", "hi");
        open.chat(SECRET, "u1", "psst");
        open.topic(GENERAL, "news");
        open.topic(SECRET, "old");
        open.topic(SECRET, "");

        assertThat(store.contents().rooms())
                .containsExactly(
                        new Contents.Room(
                                new Change.Room(GENERAL, "open", null, 0, false), 2, "news"),
                        new Contents.Room(
                                new Change.Room(SECRET, "private", null, 0, false), 3, null));
    }

    @Test
    void settingsAreKeptUntilTheyAreForgotten() throws StoreException {
        open.put(new Change.Setting("a", "1"), new Change.Setting("b", "2"));
        open.put(new Change.Setting("a", "3"), new Change.Setting("b", null));
        try (Writing writing = store.begin()) {
            assertThat(writing.setting("a")).isEqualTo("3");
            assertThat(writing.setting("b")).isNull();
            assertThat(writing.setting("epoch")).isNull();
        }
    }

    private static void appendAndCommit(Writing writing, Entry entry) throws StoreException {
        writing.append(entry);
        writing.commit();
    }

    private static void assertPage(Page page, String seqs, boolean before, boolean after) {
        StringBuilder found = new StringBuilder();
        page.messages().forEach(message -> found.append(message.seq()));
        assertThat(found.toString()).isEqualTo(seqs);
        assertThat(page.before()).as("before").isEqualTo(before);
        assertThat(page.after()).as("after").isEqualTo(after);
    }
}
