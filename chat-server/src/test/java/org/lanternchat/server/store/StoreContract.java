package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.RoomName;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What every store must do. A subclass says how one is opened, and opened again on the same data.
abstract class StoreContract {
    private static final RoomName GENERAL = new RoomName("general");
    private static final RoomName TECH = new RoomName("tech");
    private Store store;

    abstract Store open() throws StoreException;

    @BeforeEach
    void openStore() throws StoreException {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void aNewStoreIsEmptyAndHasAnEpochThatStays() throws StoreException {
        assertThat(store.heads()).isEmpty();
        assertThat(store.identities()).isEmpty();
        assertThat(store.newest(GENERAL, 10)).isEqualTo(new Page(List.of(), false, false));
        String epoch = store.epoch();
        assertThat(epoch).isNotBlank();

        reopen();

        assertThat(store.epoch()).isEqualTo(epoch);
    }

    @Test
    void whatWasCommittedIsThereAfterOpeningAgain() throws StoreException {
        Entry odd = new Entry(GENERAL, 1, 7, "u1", "Ålice", "c-1", "<b>'\";--\n\t😀\u202e", null);
        Entry reply = new Entry(GENERAL, 2, 8, "g1", "bob", null, "yes", 1L);
        Entry other = new Entry(TECH, 1, 9, "u1", "Ålice", "c-1", "same cid, other room", null);
        StoredIdentity alice = new StoredIdentity("u1", new Name("Ålice"), "ab01", 99);
        store.commit(List.of(odd, other, reply), List.of(alice));

        reopen();

        assertThat(store.newest(GENERAL, 10).entries()).containsExactly(odd, reply);
        assertThat(store.heads()).isEqualTo(Map.of(GENERAL, 2L, TECH, 1L));
        assertThat(store.identities()).containsExactly(alice);
        assertThat(store.find("u1", GENERAL, "c-1")).isEqualTo(odd);
        assertThat(store.find("u1", TECH, "c-1")).isEqualTo(other);
        assertThat(store.find("u2", GENERAL, "c-1")).isNull();
    }

    @Test
    void anIdentityThatExistsIsReplaced() throws StoreException {
        store.commit(List.of(), List.of(new StoredIdentity("u1", new Name("a"), "ab", 1)));
        StoredIdentity later = new StoredIdentity("u1", new Name("b"), "cd", 2);
        store.commit(List.of(), List.of(later));

        assertThat(store.identities()).containsExactly(later);
    }

    @Test
    void aCommitIsWholeOrNothing() throws StoreException {
        store.commit(List.of(entry(GENERAL, 1)), List.of());

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(
                        () ->
                                store.commit(
                                        List.of(entry(TECH, 1), entry(GENERAL, 1)),
                                        List.of(
                                                new StoredIdentity(
                                                        "u9", new Name("nine"), "99", 1))));

        assertThat(store.newest(TECH, 10).entries()).isEmpty();
        assertThat(store.identities()).isEmpty();
        store.commit(List.of(entry(TECH, 1), entry(GENERAL, 2)), List.of());
        assertThat(store.heads()).isEqualTo(Map.of(GENERAL, 2L, TECH, 1L));
    }

    @Test
    void pagesAreReadInEveryDirection() throws StoreException {
        List<Entry> all = new ArrayList<>();
        for (int seq = 1; seq <= 9; seq++) all.add(entry(GENERAL, seq));
        store.commit(all, List.of());
        store.commit(List.of(entry(TECH, 1)), List.of());

        assertPage(store.newest(GENERAL, 3), "789", true, false);
        assertPage(store.newest(GENERAL, 9), "123456789", false, false);
        assertPage(store.before(GENERAL, 4, 2), "23", true, true);
        assertPage(store.before(GENERAL, 1, 2), "", false, true);
        assertPage(store.before(GENERAL, 100, 2), "89", true, false);
        assertPage(store.after(GENERAL, 0, 2), "12", false, true);
        assertPage(store.after(GENERAL, 7, 5), "89", true, false);
        assertPage(store.after(GENERAL, 9, 5), "", true, false);
        assertPage(store.around(GENERAL, 5, 3), "456", true, true);
        assertPage(store.around(GENERAL, 1, 3), "123", false, true);
        assertPage(store.around(GENERAL, 9, 3), "789", true, false);
        assertPage(store.around(GENERAL, 50, 3), "789", true, false);
    }

    private void reopen() throws StoreException {
        store.close();
        store = open();
    }

    private static Entry entry(RoomName room, long seq) {
        return new Entry(room, seq, seq, "u1", "alice", "c" + seq, "text " + seq, null);
    }

    private static void assertPage(Page page, String seqs, boolean before, boolean after) {
        StringBuilder found = new StringBuilder();
        page.entries().forEach(entry -> found.append(entry.seq()));
        assertThat(found.toString()).isEqualTo(seqs);
        assertThat(page.before()).as("before").isEqualTo(before);
        assertThat(page.after()).as("after").isEqualTo(after);
    }
}
