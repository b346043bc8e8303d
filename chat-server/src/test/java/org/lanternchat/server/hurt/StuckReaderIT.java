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
import java.util.Collections;
import java.util.List;

/// One of many members does not read while much is said.
@EnabledOnOs(LINUX)
class StuckReaderIT {
    private static final int MEMBERS = Scale.of(100, 1_000);

    /// To all members together it is 8 MB a second.
    private static final int LETTERS = 3_800;

    private static final double PER_SECOND = 8e6 / (LETTERS + 200) / MEMBERS;
    private static final Duration TALK = Duration.ofSeconds(Scale.of(2, 15));
    private static final int CLOSED_SLOW = 1013;

    @TempDir Path folder;
    private final List<Long> seen = new ArrayList<>();
    private String token = "";
    private String epoch = "";

    @Test
    void whoDoesNotReadIsLetGoAndTheOthersDoNotNotice() {
        try (ServerProcess server = ServerProcess.start(folder, 0, "--rate", "off");
                Swarm swarm = new Swarm(server)) {
            BusyRoom room = new BusyRoom(swarm, "busy", MEMBERS, LETTERS);
            Peer stuck = stuck(swarm);
            room.talk(PER_SECOND, TALK);
            Latencies before = room.talk(PER_SECOND, TALK);

            stuck.stopReading();
            Latencies beside = room.talk(PER_SECOND, TALK);
            overflow(swarm, room, server);

            stuck.readOn();
            swarm.until("its end", stuck::hasEnded);
            assertThat(stuck.closeCode()).isEqualTo(CLOSED_SLOW);
            int atTheEnd = seen.size();
            comeBack(swarm, room);

            Figures.HURT.report(
                    "one of %,d never reads while 8 MB a second go to all: the others %s; it is closed with %d, and misses nothing (%,d before, %,d after)"
                            .formatted(
                                    MEMBERS,
                                    beside.beside(before),
                                    CLOSED_SLOW,
                                    atTheEnd,
                                    seen.size() - atTheEnd));
        }
    }

    /// Somebody with a small window, so that it is the server that must hold what is not read.
    private Peer stuck(Swarm swarm) {
        Peer stuck = swarm.open(1, 16 * 1024);
        stuck.onText(this::take);
        stuck.send("{'type':'hello','v':1,'name':'stuck'}");
        stuck.send("{'type':'join','room':'busy'}");
        swarm.until("in step", () -> stuck.count("synced") == 1);
        return stuck;
    }

    /// More is said at once than the server may hold and the system's own buffers take.
    private static void overflow(Swarm swarm, BusyRoom room, ServerProcess server) {
        for (int i = 0; !isLetGo(server); i++) {
            assertThat(i).as("messages without an end").isLessThan(5_000);
            room.say();
            if (i % 8 == 0) room.settle();
        }
        room.settle();
        swarm.run(Duration.ofMillis(50));
    }

    private static boolean isLetGo(ServerProcess server) {
        return server.log().stream().anyMatch(line -> line.contains("slow reader"));
    }

    private void take(String event) {
        switch (Field.TYPE.of(event)) {
            case "welcome" -> {
                if (token.isEmpty()) token = Field.TOKEN.of(event);
                epoch = Field.EPOCH.of(event);
            }
            case "chat" -> seen.add(Field.SEQ.numberOf(event));
            case "entries", "history" -> takeAll(event);
            default -> {}
        }
    }

    private void takeAll(String page) {
        for (String entry : page.split("\\{\"type\":\"chat\"", -1)) {
            if (entry.startsWith(",\"room\"")) seen.add(Field.SEQ.numberOf(entry));
        }
    }

    /// Resumes where it ended, and reads the pages that a gap leaves out.
    private void comeBack(Swarm swarm, BusyRoom room) {
        long last = seen.getLast();
        Peer back = swarm.open();
        long[] gap = new long[2];
        back.onText(
                event -> {
                    if (Field.TYPE.of(event).equals("gap")) {
                        gap[0] = new Field("from").numberOf(event);
                        gap[1] = new Field("to").numberOf(event);
                    }
                    take(event);
                });
        back.send(
                "{'type':'hello','v':1,'token':'%s','resume':{'epoch':'%s','rooms':{'busy':%d}}}"
                        .formatted(token, epoch, last));
        swarm.until("back", () -> back.count("synced") == 1);
        room.say();
        room.settle();
        int pages = back.count("history");
        for (long after = gap[0] - 1; gap[0] > 0 && after < gap[1]; ) {
            long limit = Math.min(50, gap[1] - after);
            back.send(
                    "{'type':'history','room':'busy','after':%d,'limit':%d}"
                            .formatted(after, limit));
            int page = ++pages;
            swarm.until("a page", () -> back.count("history") == page);
            after = seen.getLast();
        }
        swarm.until("all of it", () -> seen.size() == Collections.max(seen));
        assertThat(seen).as("no double").doesNotHaveDuplicates();
    }
}
