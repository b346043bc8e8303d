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
import java.util.Map;
import java.util.TreeMap;

/// One person wants all the rooms.
@EnabledOnOs(LINUX)
class ManyRoomsIT {
    private static final int ROOMS = Scale.of(3_000, 10_000);
    private static final int CONNECTIONS = 8;
    private static final int PER_SECOND = 2_000;
    private static final Duration TALK =
            Duration.ofSeconds((long) Math.ceil(ROOMS / (double) PER_SECOND) + 1);

    @TempDir Path folder;
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int asked;

    @Test
    void tenThousandRoomsOfOnePersonAreRefusedAndTheOthersStillMakeTheirOwn() {
        try (ServerProcess server = ServerProcess.start(folder, 0, "--rate", "off");
                Swarm swarm = new Swarm(server)) {
            BusyRoom room = new BusyRoom(swarm, "busy", 50, 100);
            room.talk(20, TALK);
            Latencies before = room.talk(20, TALK);
            Vitals vitals = new Vitals(server);
            long heapBefore = vitals.heap().bytes();

            List<Peer> greedy = greedy(swarm);
            Swarm.Rhythm rhythm = swarm.every(PER_SECOND, () -> askForOneMore(greedy));
            Latencies beside = room.talk(20, TALK);
            rhythm.stop();
            swarm.until("answers", () -> answers(greedy) >= asked);

            Peer other = swarm.people("other", 1).getFirst();
            other.send("{'type':'join','room':'a quiet place'}");
            swarm.until("a room for somebody else", () -> other.count("synced") == 1);
            int rooms = vitals.heap().count("Room");
            greedy.forEach(Peer::hangUp);
            long kept = vitals.heap().bytes() - heapBefore;
            Figures.HURT.report(
                    "%,d rooms asked for by one person: refused %s, %d rooms stand, %+d KiB of heap; the others %s"
                            .formatted(asked, refusals, rooms, kept / 1024, beside.beside(before)));
            assertThat(refusals.keySet()).isSubsetOf("forbidden", "busy");
            assertThat(rooms).isLessThan(200);
        }
    }

    @Test
    void aTutorialsClientThatWandersThroughThousandsOfRoomsLeavesNoneBehind() {
        try (ServerProcess server = ServerProcess.start(folder, 0, "--rate", "off");
                Swarm swarm = new Swarm(server)) {
            BusyRoom room = new BusyRoom(swarm, "busy", 50, 100);
            room.talk(20, TALK);
            Latencies before = room.talk(20, TALK);

            Peer wanderer = swarm.open(1).getFirst();
            Swarm.Rhythm rhythm =
                    swarm.every(
                            PER_SECOND,
                            () -> {
                                if (asked < ROOMS) {
                                    wanderer.send(
                                            "{'type':'join','name':'w','room':'r%d'}"
                                                    .formatted(asked++));
                                }
                            });
            Latencies beside = room.talk(20, TALK);
            rhythm.stop();

            swarm.run(Duration.ofMillis(200));
            int rooms = new Vitals(server).heap().count("Room");
            Figures.HURT.report(
                    "%,d rooms entered by one tutorial client: %d rooms stand; the others %s"
                            .formatted(asked, rooms, beside.beside(before)));
            assertThat(wanderer.hasEnded()).isFalse();
            assertThat(rooms).isLessThan(50);
        }
    }

    /// One person on many connections.
    private List<Peer> greedy(Swarm swarm) {
        String[] token = new String[1];
        List<Peer> all = new ArrayList<>(swarm.open(CONNECTIONS));
        Peer first = all.getFirst();
        first.onText(
                event -> {
                    if (Field.TYPE.of(event).equals("welcome")) token[0] = Field.TOKEN.of(event);
                });
        first.send("{'type':'hello','v':1,'name':'greedy'}");
        swarm.until("known", () -> token[0] != null);
        for (Peer next : all.subList(1, all.size())) {
            next.send("{'type':'hello','v':1,'token':'%s'}".formatted(token[0]));
        }
        for (Peer one : all) one.onText(this::count);
        swarm.until("welcomed", () -> all.stream().allMatch(one -> one.count("welcome") == 1));
        return all;
    }

    private void count(String event) {
        if (!Field.TYPE.of(event).equals("error")) return;
        refusals.merge(Field.CODE.of(event), 1, Integer::sum);
        assertThat(Field.TEXT.of(event)).isNotEmpty();
    }

    private void askForOneMore(List<Peer> greedy) {
        if (asked == ROOMS) return;
        String command = asked % 4 == 0 ? "create" : "join";
        greedy.get(asked % CONNECTIONS)
                .send("{'type':'%s','rid':'r','room':'mine %d'}".formatted(command, asked));
        asked++;
    }

    private static int answers(List<Peer> greedy) {
        return greedy.stream().mapToInt(one -> one.count("joined") + one.count("error")).sum();
    }
}
