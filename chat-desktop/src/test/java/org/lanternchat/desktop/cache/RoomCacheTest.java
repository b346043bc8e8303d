package org.lanternchat.desktop.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Delete;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.protocol.ServerEvent.Joined;
import org.lanternchat.protocol.ServerEvent.Stamp;
import org.lanternchat.protocol.ServerEvent.Synced;
import org.lanternchat.protocol.ServerEvent.Users;
import org.lanternchat.protocol.ServerEvent.Welcome;
import org.lanternchat.protocol.state.RoomState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

class RoomCacheTest {
    private static final String ACCOUNT = "chat.local\nalice";

    @TempDir Path folder;
    private final DiskWriter disk = new DiskWriter();

    @AfterEach
    void end() {
        disk.close();
    }

    private RoomCache cache() {
        return RoomCache.of(folder, ACCOUNT, disk);
    }

    private static Welcome welcome(String epoch, String uid) {
        return new Welcome(
                null,
                1,
                epoch,
                uid,
                "alice",
                "the secret token",
                Role.MEMBER,
                0,
                new ServerEvent.ServerInfo("Room 12", "1.0.0"),
                ServerEvent.LimitsInfo.CURRENT,
                List.of(new RoomSummary("general", "open", null, 3, 0)));
    }

    private static Chat message(String room, long seq, String text) {
        return new Chat(room, seq, 1_000 + seq, "u2", "bob", "c" + seq, text, null);
    }

    private static RoomState room(String name, Chat... messages) {
        RoomState room = new RoomState(name, "u1");
        room.apply(new Joined(null, name, "open", "What it is about", 0));
        room.apply(new Users(name, 1, List.of(new Person("u2", "bob")), null));
        room.apply(new Synced(name, 0));
        for (Chat message : messages) room.apply(message);
        return room;
    }

    private List<CachedRoom> kept() {
        return cache().read().map(CachedChat::rooms).orElse(List.of());
    }

    private static RoomState again(CachedRoom room) {
        RoomState state = new RoomState(room.room(), "u1");
        room.events().forEach(state::apply);
        return state;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private String onDisk() throws IOException {
        disk.flush();
        StringBuilder text = new StringBuilder();
        for (Path file : files()) text.append(Files.readString(file));
        return text.toString();
    }

    @Test
    void aRoomIsAsItWas() throws IOException {
        RoomState room = room("general", message("general", 1, "hi"), message("general", 2, "ho"));
        room.apply(new ServerEvent.Seen("general", "u2", 2));
        room.read(1);
        RoomCache cache = cache();
        cache.keep(welcome("e1", "u1"));
        cache.keep(welcome("e1", "u1"), CachedRoom.of(room, 7));
        CachedChat kept = cache().read().orElseThrow();
        assertThat(kept.welcome().name()).isEqualTo("alice");
        assertThat(kept.welcome().rooms()).hasSize(1);
        RoomState same = again(kept.rooms().getFirst());
        assertThat(same.messages()).isEqualTo(room.messages());
        assertThat(same.cursor()).isEqualTo(2);
        assertThat(same.read()).isEqualTo(1);
        assertThat(same.topic()).isEqualTo("What it is about");
        assertThat(same.people()).extracting(Person::name).containsExactly("bob");
        assertThat(same.seen()).isEqualTo(room.seen());
        assertThat(onDisk()).doesNotContain("the secret token");
    }

    @Test
    void aPrivateRoomKeepsItsTitleAndAConversationItsPerson() {
        RoomState secret = new RoomState("~s", "u1");
        secret.apply(
                new Joined(null, "~s", "private", "Budget", null, null, 0, 0, null, null, null));
        assertThat(again(CachedRoom.of(secret, 0)).label()).isEqualTo("Budget");
        RoomState direct = new RoomState("~d", "u1");
        Person bob = new Person("u2", "bob");
        direct.apply(new Joined(null, "~d", "direct", null, null, bob, 0, 0, null, null, null));
        assertThat(again(CachedRoom.of(direct, 0)).label()).isEqualTo("bob");
        assertThat(again(CachedRoom.of(direct, 0)).with()).isEqualTo(bob);
    }

    @Test
    void theNewestMessagesOfARoomAreKeptAndThatThereAreOlderOnes() {
        RoomState room = room("general");
        int all = CachedRoom.MESSAGES + 10;
        for (int seq = 1; seq <= all; seq++) room.apply(message("general", seq, "m" + seq));
        RoomCache cache = cache();
        cache.keep(welcome("e1", "u1"), CachedRoom.of(room, 1));
        RoomState kept = again(kept().getFirst());
        assertThat(kept.messages()).hasSize(CachedRoom.MESSAGES);
        assertThat(kept.messages().getFirst().seq()).isEqualTo(11);
        assertThat(kept.hasOlder()).isTrue();
        assertThat(kept.cursor()).isEqualTo(all);
    }

    @Test
    void longMessagesAreKeptUpToABoundOfBytes() throws IOException {
        RoomState room = room("general");
        String long4000 = "\u00e4".repeat(4_000);
        for (int seq = 1; seq <= 600; seq++) room.apply(message("general", seq, long4000));
        RoomCache cache = cache();
        cache.keep(welcome("e1", "u1"), CachedRoom.of(room, 1));
        RoomState kept = again(kept().getFirst());
        assertThat(kept.messages()).hasSizeBetween(200, 300);
        assertThat(kept.messages().getLast().seq()).isEqualTo(600);
        assertThat(kept.hasOlder()).isTrue();
        for (Path file : files()) {
            assertThat(Files.size(file)).isLessThan(CacheFile.ROOM_BYTES + 10_000L);
        }
    }

    @Test
    void theRoomsThatWereShownLongestAgoGoFirst() {
        RoomCache cache = cache();
        for (int i = 0; i < RoomCache.ROOMS + 3; i++) {
            String name = "room" + i;
            long shownAt = i == 0 ? 1_000 : i;
            CachedRoom room = CachedRoom.of(room(name, message(name, 1, "hi")), shownAt);
            cache.keep(welcome("e1", "u1"), room);
        }
        assertThat(kept())
                .hasSize(RoomCache.ROOMS)
                .extracting(CachedRoom::room)
                .contains("room0", "room4", "room102")
                .doesNotContain("room1", "room2", "room3");
    }

    @Test
    void allRoomsTogetherKeepABoundOfBytes() throws IOException {
        RoomCache cache = cache();
        for (int i = 1; i <= 6; i++) {
            RoomState room = room("room" + i);
            for (int seq = 1; seq <= 600; seq++) {
                room.apply(message("room" + i, seq, "x".repeat(4_000)));
            }
            cache.keep(welcome("e1", "u1"), CachedRoom.of(room, i));
        }
        disk.flush();
        long bytes = 0;
        for (Path file : files()) bytes += Files.size(file);
        assertThat(bytes).isBetween(4L * 1024 * 1024, RoomCache.BYTES);
        assertThat(kept()).extracting(CachedRoom::room).contains("room6").doesNotContain("room1");
    }

    @Test
    void onlyTheAccountsThatWereUsedLastAreKept() {
        for (int i = 0; i < RoomCache.ACCOUNTS + 2; i++) {
            RoomCache other = RoomCache.of(folder, "chat.local\np" + i, disk);
            assertThat(other.read()).isEmpty();
            other.keep(welcome("e1", "u" + i));
            disk.flush();
        }
        try (Stream<Path> folders = Files.list(folder.resolve("cache"))) {
            assertThat(folders.count()).isLessThanOrEqualTo(RoomCache.ACCOUNTS);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void whatWasDeletedOrSaidAnewIsNotOnTheDiskAnyMore() throws IOException {
        RoomState room =
                room("general", message("general", 1, "regrets"), message("general", 2, "typo"));
        RoomCache cache = cache();
        cache.keep(welcome("e1", "u1"), CachedRoom.of(room, 1));
        assertThat(onDisk()).contains("regrets", "typo");
        Stamp third = new Stamp("general", 3, 2_000, "u2", "bob", null);
        Stamp fourth = new Stamp("general", 4, 2_000, "u2", "bob", null);
        room.apply(new Delete(third, 1));
        room.apply(new Edit(fourth, 2, "right", List.of(), null));
        cache.keep(welcome("e1", "u1"), CachedRoom.of(room, 1));
        assertThat(onDisk()).doesNotContain("regrets", "typo").contains("right");
        assertThat(again(kept().getFirst()).messages().getFirst().isDeleted()).isTrue();
    }

    @Test
    void aForgottenRoomAndAForgottenAccountLeaveNothing() throws IOException {
        RoomCache cache = cache();
        cache.keep(welcome("e1", "u1"));
        cache.keep(welcome("e1", "u1"), CachedRoom.of(room("a", message("a", 1, "one")), 1));
        cache.keep(welcome("e1", "u1"), CachedRoom.of(room("b", message("b", 1, "two")), 1));
        cache.forget("a");
        assertThat(onDisk()).doesNotContain("one").contains("two");
        assertThat(kept()).extracting(CachedRoom::room).containsExactly("b");
        cache.clear();
        disk.flush();
        assertThat(files()).isEmpty();
        assertThat(cache.isThere()).isFalse();
        assertThat(cache.read()).isEqualTo(Optional.empty());
    }

    @Test
    void roomsOfAnotherStoreOrPersonAreNotMixedIn() {
        RoomCache cache = cache();
        cache.keep(welcome("e1", "u1"), CachedRoom.of(room("a", message("a", 1, "old")), 1));
        cache.keep(welcome("e2", "u1"), CachedRoom.of(room("b", message("b", 1, "new")), 2));
        cache.keep(welcome("e2", "u9"), CachedRoom.of(room("c", message("c", 1, "other")), 3));
        cache.keep(welcome("e2", "u1"));
        assertThat(kept()).extracting(CachedRoom::room).containsExactly("b");
    }

    @Test
    void aDamagedFileLosesOnlyItselfAndIsToldWithoutWhatWasWritten() throws IOException {
        RoomCache cache = cache();
        cache.keep(welcome("e1", "u1"));
        cache.keep(welcome("e1", "u1"), CachedRoom.of(room("a", message("a", 1, "private")), 1));
        cache.keep(welcome("e1", "u1"), CachedRoom.of(room("b", message("b", 1, "whole")), 2));
        disk.flush();
        for (Path file : files()) {
            String text = Files.readString(file);
            if (text.contains("private")) Files.writeString(file, text.replace("priv", "prov"));
        }
        List<String> log = new ArrayList<>();
        Logger logger = Logger.getLogger(CacheFile.class.getName());
        Handler handler = listeningTo(log);
        logger.addHandler(handler);
        try {
            assertThat(kept()).extracting(CachedRoom::room).containsExactly("b");
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(log).hasSize(1);
        assertThat(log.getFirst()).contains("damaged").doesNotContain("provate", "bob");
        assertThat(onDisk()).doesNotContain("provate");
    }

    @Test
    void aLostListIsMadeOfTheRoomsThatAreThere() throws IOException {
        RoomCache cache = cache();
        cache.keep(welcome("e1", "u1"));
        cache.keep(welcome("e1", "u1"), CachedRoom.of(room("a", message("a", 1, "hi")), 1));
        disk.flush();
        for (Path file : files()) if (file.endsWith("list.txt")) Files.writeString(file, "half");
        CachedChat kept = cache().read().orElseThrow();
        assertThat(kept.welcome().uid()).isEqualTo("u1");
        assertThat(kept.rooms()).extracting(CachedRoom::room).containsExactly("a");
    }

    private static Handler listeningTo(List<String> log) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                log.add(new java.util.logging.SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
