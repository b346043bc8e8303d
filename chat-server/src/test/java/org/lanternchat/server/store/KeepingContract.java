package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lanternchat.server.store.OpenStore.GENERAL;
import static org.lanternchat.server.store.OpenStore.TECH;
import static org.lanternchat.server.store.OpenStore.file;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.util.List;

/// What every store must do with files, and with entries that are kept for a time only.
abstract class KeepingContract extends WithStore {
    private static final long DAY = 24L * 60 * 60 * 1_000;

    @Test
    void aMessageHasItsFilesInTheirOrder() throws StoreException {
        StoredFile text =
                new StoredFile("f0", "a.txt", 1, "text/plain", null, null, "b0", null, "u1", 60);
        open.put(new Change.File(file("f1", "b1")), new Change.File(text));
        Chat chat =
                open.chat(
                        GENERAL,
                        "u1",
                        "",
                        List.of(file("f1", "b1").info(), text.info()),
                        List.of());

        assertThat(store.newest(GENERAL, 1).messages()).containsExactly(chat);
        assertThat(chat.files().getLast().thumb()).isNull();
    }

    @Test
    void aMessageCannotHaveAFileThatIsNotThere() throws StoreException {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(
                        () ->
                                open.chat(
                                        GENERAL,
                                        "u1",
                                        "hi",
                                        List.of(file("f1", "b1").info()),
                                        List.of()));
    }

    @Test
    void filesWithoutAMessageAreFoundOldestFirst() throws StoreException {
        open.put(
                new Change.File(at("f1", 30)),
                new Change.File(at("f2", 10)),
                new Change.File(at("f3", 20)),
                new Change.File(at("f4", 99)));
        open.chat(GENERAL, "u1", "hi", List.of(at("f3", 20).info()), List.of());

        assertThat(store.orphans(99, 5)).containsExactly(at("f2", 10), at("f1", 30));
        assertThat(store.orphans(99, 1)).containsExactly(at("f2", 10));
        open.put(new Change.FileGone("f2"));
        assertThat(store.orphans(30, 5)).isEmpty();
    }

    @Test
    void aBlobIsThereAsLongAsAFileOrThumbnailHasIt() throws StoreException {
        open.put(new Change.File(file("f1", "b1")), new Change.File(file("f2", "b1")));
        open.put(new Change.FileGone("f1"));
        assertThat(store.hasBlob("b1")).isTrue();
        assertThat(store.hasBlob("thumb-b1")).isTrue();
        open.put(new Change.FileGone("f2"));
        assertThat(store.hasBlob("b1")).isFalse();
        assertThat(store.hasBlob("thumb-b1")).isFalse();
    }

    @Test
    void whatIsForgottenIsGoneFromEveryPageAndTheNumbersGoOn() throws StoreException {
        open.put(new Change.File(file("f1", "b1")));
        open.chat(GENERAL, "u1", "quokka", List.of(file("f1", "b1").info()), List.of());
        open.react(GENERAL, 1, "u2", "👍", true);
        open.pin(GENERAL, 1, true);
        open.chats(GENERAL, 2);

        assertThat(open.forget(GENERAL, 4, 3)).isEqualTo(3);

        assertThat(store.newest(GENERAL, 9)).matches(page -> page.messages().size() == 2);
        assertThat(store.newest(GENERAL, 2).before()).isFalse();
        assertThat(store.before(GENERAL, 4, 5).before()).isFalse();
        assertThat(store.after(GENERAL, 0, 5).before()).isFalse();
        assertThat(store.after(GENERAL, 3, 5).before()).isFalse();
        assertThat(store.around(GENERAL, 1, 5).messages()).hasSize(2);
        assertThat(store.log(GENERAL, 0, 1).getFirst().seq()).isEqualTo(4);
        assertThat(store.hasBlob("b1")).isFalse();
        assertThat(open.found("quokka")).isEmpty();
        assertThat(store.pinned(GENERAL, 99, 5).messages()).isEmpty();

        assertThat(open.forget(GENERAL, 99, 9)).isEqualTo(2);
        assertThat(open.forget(GENERAL, 99, 9)).isEqualTo(0);
        assertThat(open.forget(TECH, 99, 9)).isEqualTo(0);
        reopen();
        assertThat(store.contents().rooms().getFirst().head()).isEqualTo(5);
        assertThat(open.chat(GENERAL, "u1", "on").seq()).isEqualTo(6);
        assertThat(open.found("on")).containsExactly("general 6");
    }

    @Test
    void entriesExpireByTheirNumberAndByTheirAge() throws StoreException {
        open.chats(GENERAL, 10);
        long fifth = OpenStore.at(5);

        assertThat(store.expired(new Change.Keep(GENERAL, 0, 4), 0)).isEqualTo(6);
        assertThat(store.expired(new Change.Keep(GENERAL, 0, 10), 0)).isEqualTo(0);
        assertThat(store.expired(new Change.Keep(GENERAL, 1, 0), fifth + DAY)).isEqualTo(4);
        assertThat(store.expired(new Change.Keep(GENERAL, 1, 4), fifth + DAY)).isEqualTo(6);
        assertThat(store.expired(new Change.Keep(GENERAL, 1, 9), fifth + DAY)).isEqualTo(4);
        assertThat(store.expired(new Change.Keep(GENERAL, 1, 0), 99 * DAY)).isEqualTo(10);
        assertThat(store.expired(new Change.Keep(GENERAL, 0, 0), 99 * DAY)).isEqualTo(0);
        assertThat(store.expired(new Change.Keep(TECH, 1, 1), 99 * DAY)).isEqualTo(0);
        open.forget(GENERAL, 6, 99);
        assertThat(store.expired(new Change.Keep(GENERAL, 0, 4), 0)).isEqualTo(0);
    }

    @Test
    void onlyRoomsWhoseEntriesAreNotKeptForEverHaveAKeep() throws StoreException {
        Change.Keep general = new Change.Keep(GENERAL, 30, 0);
        open.put(general, new Change.Keep(TECH, 0, 500));
        open.put(new Change.Keep(TECH, 0, 0));
        assertThat(store.keeps()).containsExactly(general);
    }

    private static StoredFile at(String id, long at) {
        return new StoredFile(id, id, 1, "text/plain", null, null, "b" + id, null, "u1", at);
    }
}
