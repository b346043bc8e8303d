package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanternchat.server.store.OpenStore.GENERAL;
import static org.lanternchat.server.store.OpenStore.SECRET;
import static org.lanternchat.server.store.OpenStore.TECH;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Hit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Where every store must look when somebody searches, and where it must not.
abstract class SearchContract extends WithStore {
    private static final RoomName ANOTHER_SECRET =
            RoomName.ofId(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});

    @Test
    void theNewestComeFirstAndPagesOverAllRoomsHaveNoHoleAndNothingTwice() throws StoreException {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            RoomName room = List.of(GENERAL, SECRET, TECH).get(i * 7 % 3);
            long seq = open.chat(room, "u1", "lantern " + i).seq();
            all.add((room.isOpen() ? room.value() : "secret") + " " + seq);
            open.chat(room, "u1", "something else");
        }
        Collections.reverse(all);

        for (int limit : new int[] {1, 4, 29, 30, 31}) {
            List<String> found = new ArrayList<>();
            Long next = null;
            do {
                Search.Found page =
                        store.search(
                                new Search(
                                        "lantern",
                                        null,
                                        List.of(SECRET),
                                        Set.of(),
                                        null,
                                        next,
                                        limit));
                found.addAll(OpenStore.seqs(page));
                next = page.next();
            } while (next != null);
            assertThat(found).as("limit " + limit).isEqualTo(all);
        }
    }

    @Test
    void hiddenRoomsAreSearchedByTheirMembersOnly() throws StoreException {
        open.chat(GENERAL, "u1", "lantern one");
        open.chat(SECRET, "u1", "lantern two");
        open.chat(ANOTHER_SECRET, "u1", "lantern three");

        assertThat(hitsOf(null, List.of(), Set.of(), null)).containsExactly("lantern one");
        assertThat(hitsOf(null, List.of(SECRET), Set.of(), null))
                .containsExactly("lantern two", "lantern one");
        assertThat(hitsOf(null, List.of(ANOTHER_SECRET, SECRET), Set.of(), null))
                .containsExactly("lantern three", "lantern two", "lantern one");
        assertThat(hitsOf(SECRET, List.of(SECRET), Set.of(), null)).containsExactly("lantern two");
        assertThat(
                        hitsOf(
                                RoomName.ofId(
                                        new byte[] {
                                            9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9
                                        }),
                                List.of(),
                                Set.of(),
                                null))
                .isEmpty();
    }

    @Test
    void aSearchInOneRoomFindsNothingFromOthers() throws StoreException {
        open.chat(GENERAL, "u1", "lantern one");
        open.chat(TECH, "u1", "lantern two");

        assertThat(hitsOf(TECH, List.of(), Set.of(), null)).containsExactly("lantern two");
        assertThat(hitsOf(new RoomName("empty"), List.of(SECRET), Set.of(), null)).isEmpty();
    }

    @Test
    void roomsThatTheAskerIsBannedFromAreLeftOut() throws StoreException {
        open.chat(GENERAL, "u1", "lantern one");
        open.chat(TECH, "u1", "lantern two");

        assertThat(hitsOf(null, List.of(), Set.of(TECH), null)).containsExactly("lantern one");
    }

    @Test
    void anAuthorIsFoundByUidWhateverTheirNameWas() throws StoreException {
        open.chat(GENERAL, "u1", "lantern one");
        open.chat(GENERAL, "g1f", "lantern two");
        open.chat(SECRET, "b2", "lantern three");
        open.chat(GENERAL, "u11", "lantern four");

        List<RoomName> hidden = List.of(SECRET);
        assertThat(hitsOf(null, hidden, Set.of(), "u1")).containsExactly("lantern one");
        assertThat(hitsOf(null, hidden, Set.of(), "g1f")).containsExactly("lantern two");
        assertThat(hitsOf(null, hidden, Set.of(), "b2")).containsExactly("lantern three");
        assertThat(hitsOf(null, hidden, Set.of(), "u9")).isEmpty();
    }

    @Test
    void anEditedMessageIsFoundByWhatItSaysNow() throws StoreException {
        open.chat(GENERAL, "u1", "the quokka smiles");
        open.edit(GENERAL, 1, "the wombat smiles");
        open.edit(GENERAL, 1, "the numbat smiles");

        assertThat(open.found("quokka")).isEmpty();
        assertThat(open.found("wombat")).isEmpty();
        assertThat(open.found("numbat")).containsExactly("general 1");
    }

    @Test
    void aDeletedMessageIsNotFound() throws StoreException {
        open.chat(GENERAL, "u1", "the quokka smiles");
        open.edit(GENERAL, 1, "the wombat smiles");
        open.chat(GENERAL, "u1", "the wombat frowns");
        open.delete(GENERAL, 1);

        assertThat(open.found("quokka")).isEmpty();
        assertThat(open.found("wombat")).containsExactly("general 3");
        assertThat(open.found("smiles")).isEmpty();
    }

    @Test
    void onlyMessagesAreFound() throws StoreException {
        open.chat(GENERAL, "u1", "hello");
        open.topic(GENERAL, "quokka");
        open.edit(GENERAL, 1, "hello quokka");

        assertThat(open.found("quokka")).containsExactly("general 1");
    }

    @Test
    void aMemberOfManyHiddenRoomsSearchesThemAll() throws StoreException {
        List<RoomName> rooms = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] id = new byte[16];
            id[0] = (byte) i;
            id[1] = (byte) (i >> 8);
            rooms.add(RoomName.ofId(id));
            open.chat(rooms.getLast(), "u1", "lantern " + i);
        }

        List<RoomName> some = rooms.subList(0, 499);
        assertThat(hitsOf(null, some, Set.of(), null))
                .hasSize(50)
                .startsWith("lantern 498", "lantern 497");
    }

    private List<String> hitsOf(
            @Nullable RoomName room,
            List<RoomName> hidden,
            Set<RoomName> without,
            @Nullable String from)
            throws StoreException {
        return store
                .search(new Search("lantern", room, hidden, without, from, null, 50))
                .hits()
                .stream()
                .map(Hit::text)
                .toList();
    }
}
