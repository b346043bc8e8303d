package org.lanternchat.server.hurt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.Figures;
import org.lanternchat.server.ServerProcess;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A server with little memory, and people who want much of it.
@EnabledOnOs(LINUX)
class SmallHeapIT {
    private static final int MEMBERS = Scale.of(300, 1_000);
    private static final int READERS = Scale.of(100, 200);
    private static final int PAGES = 24;
    private static final int LETTERS = 3_800;
    private static final Duration TALK = Duration.ofSeconds(Scale.of(2, 20));

    @TempDir Path folder;

    @Test
    void sixtyFourMegabytesAreEnoughForACrowdThatDoesEverything() {
        try (ServerProcess server = start("64m", "crowd");
                Swarm swarm = new Swarm(server)) {
            BusyRoom room = new BusyRoom(swarm, "busy", MEMBERS, 1_000);
            Peer writer = swarm.people("writer", 1).getFirst();
            fill(swarm, writer, "old", 400);

            List<Peer> greedy = stuckReaders(swarm, READERS / 4, "old");
            for (Peer stuck : stuckMembers(swarm, 20)) greedy.add(stuck);
            List<Peer> uploads = uploads(swarm, 8);
            Swarm.Rhythm searching =
                    swarm.every(
                            10,
                            () ->
                                    writer.send(
                                            "{'type':'search','rid':'s','q':'xxxxxx','limit':50}"));
            Latencies taken = room.talk(8, TALK);
            searching.stop();

            assertThat(server.isAlive()).isTrue();
            assertThat(server.log()).noneMatch(line -> line.contains("OutOfMemory"));
            Figures.HURT.report(
                    "a heap of 64 MB: %,d members, %d who ask for pages and do not read them, searches, %d uploads: %s; %d MB resident"
                            .formatted(
                                    MEMBERS,
                                    greedy.size(),
                                    uploads.size(),
                                    taken,
                                    new Vitals(server).resident() >> 20));
        }
    }

    @Test
    void allWhoDoNotReadTogetherHoldNoMoreThanTheServerHas() {
        try (ServerProcess server = start("128m", "stuck");
                Swarm swarm = new Swarm(server)) {
            BusyRoom room = new BusyRoom(swarm, "busy", 20, 100);
            Peer writer = swarm.people("writer", 1).getFirst();
            fill(swarm, writer, "old", 1_000);
            Latencies before = room.talk(20, TALK);

            List<Peer> stuck = stuckReaders(swarm, READERS, "old");
            Latencies beside = room.talk(20, TALK);
            swarm.until("a slow reader", () -> countLetGo(server) > 0);

            assertThat(server.isAlive()).isTrue();
            assertThat(server.log()).noneMatch(line -> line.contains("OutOfMemory"));
            assertThat(room.members()).noneMatch(Peer::hasEnded);
            Figures.HURT.report(
                    "%d who ask for %d pages each and never read, a heap of 128 MB: the others %s; %d of them are let go"
                            .formatted(
                                    stuck.size(),
                                    PAGES,
                                    beside.beside(before),
                                    countLetGo(server)));
        }
    }

    @Test
    void aHundredPeopleNeedLittle() {
        List<Integer> enough = new ArrayList<>();
        List<Integer> tried = Scale.isFull() ? List.of(64, 48, 32, 24, 20, 16, 12) : List.of(32);
        for (int megabytes : tried) {
            if (!serves(megabytes)) break;
            enough.add(megabytes);
        }
        assertThat(enough).contains(32);
        Figures.HURT.report(
                "the smallest heap that serves 100 people: %d MB".formatted(enough.getLast()));
    }

    private static long countLetGo(ServerProcess server) {
        return server.log().stream().filter(line -> line.contains("slow reader")).count();
    }

    private boolean serves(int megabytes) {
        try (ServerProcess server = start(megabytes + "m", "heap" + megabytes);
                Swarm swarm = new Swarm(server)) {
            BusyRoom room = new BusyRoom(swarm, "busy", 100, 200);
            room.talk(20, TALK);
            return server.isAlive()
                    && server.log().stream().noneMatch(line -> line.contains("OutOfMemory"));
        } catch (AssertionError tooSmall) {
            return false;
        }
    }

    private ServerProcess start(String heap, String data) {
        List<String> jvm = List.of("-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError");
        return ServerProcess.startOn(jvm, folder.resolve(data), "--rate", "off");
    }

    /// So many long messages in a room.
    private static void fill(Swarm swarm, Peer writer, String room, int messages) {
        writer.send("{'type':'join','room':'" + room + "'}");
        swarm.until("in step", () -> writer.count("synced") == 1);
        String text = "x".repeat(LETTERS);
        for (int i = 0; i < messages; i++) {
            writer.send(
                    "{'type':'chat','room':'%s','cid':'f%d','text':'%s'}".formatted(room, i, text));
            int least = i - 32;
            swarm.until("echoes", () -> writer.count("chat") > least);
        }
        swarm.until("echoes", () -> writer.count("chat") == messages);
    }

    /// People who ask for pages, each for others, and read none.
    private static List<Peer> stuckReaders(Swarm swarm, int count, String room) {
        List<Peer> readers = new ArrayList<>();
        for (int i = 0; i < count; i++) readers.add(swarm.open(1, 8 * 1024));
        for (int i = 0; i < count; i++) {
            readers.get(i).send("{'type':'hello','v':1,'name':'stuck " + i + "'}");
        }
        swarm.until("welcomed", () -> readers.stream().allMatch(one -> one.count("welcome") == 1));
        readers.forEach(Peer::stopReading);
        for (int page = 0; page < PAGES; page++) {
            for (int i = 0; i < count; i++) {
                readers.get(i)
                        .send(
                                "{'type':'history','rid':'h','room':'%s','before':%d,'limit':200}"
                                        .formatted(room, 300 - (i + page) % 200));
            }
        }
        return readers;
    }

    private static List<Peer> stuckMembers(Swarm swarm, int count) {
        List<Peer> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Peer member = swarm.open(1, 8 * 1024);
            member.send("{'type':'hello','v':1,'name':'silent " + i + "'}");
            member.send("{'type':'join','room':'busy'}");
            members.add(member);
        }
        swarm.until("in step", () -> members.stream().allMatch(one -> one.count("synced") == 1));
        members.forEach(Peer::stopReading);
        return members;
    }

    /// People who send eight megabytes each.
    private static List<Peer> uploads(Swarm swarm, int count) {
        List<Peer> uploads = new ArrayList<>();
        for (Peer person : swarm.open(count)) {
            person.onText(
                    event -> {
                        if (!Field.TYPE.of(event).equals("welcome")) return;
                        Peer upload = swarm.connect(1, 0);
                        upload.send(
                                Outgoing.request(
                                        "POST /api/files?name=a.bin HTTP/1.1",
                                        "Host: localhost",
                                        "Authorization: Bearer " + Field.TOKEN.of(event),
                                        "Content-Length: " + (8 << 20)));
                        for (int i = 0; i < 128; i++) upload.send(new byte[64 * 1024]);
                        uploads.add(upload);
                    });
            person.send("{'type':'hello','v':1,'name':'uploader " + uploads.size() + "'}");
            int next = uploads.size() + 1;
            swarm.until("known", () -> uploads.size() == next);
        }
        return uploads;
    }
}
