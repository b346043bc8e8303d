package org.lanternchat.server.hurt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.Figures;
import org.lanternchat.server.ServerProcess;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Much of what is allowed, and a little of what is not.
@EnabledOnOs(LINUX)
class FloodIT {
    private static final Duration TALK = Duration.ofSeconds(Scale.of(1, 10));
    private static final int POLICY = 1008;

    @TempDir Path folder;
    private int step;

    @Test
    void aThousandConnectionsASecondThatEndInAReset() {
        measure(
                "%d connections a second that end with a reset".formatted(Scale.of(500, 1_000)),
                "off",
                50,
                (swarm, _) -> swarm.every(Scale.of(500, 1_000), () -> knock(swarm)));
    }

    /// Half of them get as far as the answer to their handshake.
    private void knock(Swarm swarm) {
        Peer peer = swarm.open();
        swarm.once(Duration.ofMillis(step++ % 2 * 50L), peer::reset);
    }

    @Test
    void whoeverSendsAThousandCommandsASecondIsClosed() {
        List<Peer> hasty = new ArrayList<>();
        measure(
                "1,000 commands a second from each of 8",
                "1",
                50,
                (swarm, _) -> {
                    hasty.addAll(swarm.people("hasty", 8));
                    return swarm.every(
                            1_000,
                            () -> hasty.forEach(one -> one.send("{'type':'ping','rid':'p'}")));
                });
        assertThat(hasty).allMatch(one -> one.closeCode() == POLICY);
    }

    @Test
    void theLargestFramesFromAHundredAtOnce() {
        String filler = " ".repeat(Limits.FRAME_BYTES - 40);
        List<Peer> hundred = new ArrayList<>();
        measure(
                "64 KiB from 100 at once, four times a second",
                "1",
                50,
                (swarm, _) -> {
                    for (int i = 0; i < 100; i++) hundred.add(swarm.open());
                    for (int i = 0; i < 100; i++) {
                        hundred.get(i)
                                .send(
                                        "{'type':'join','name':'b%d','room':'big%d'}"
                                                .formatted(i, i));
                    }
                    return swarm.every(
                            4,
                            () ->
                                    hundred.forEach(
                                            one -> {
                                                if (!one.isStuckSending()) {
                                                    one.send(
                                                            "{'type':'chat',%s'text':'hi'}"
                                                                    .formatted(filler));
                                                }
                                            }));
                },
                () -> assertThat(hundred).extracting(Peer::closeCode).containsOnly(0));
    }

    @Test
    void everybodyTypesAtOnce() {
        int members = Scale.of(200, 1_000);
        measure(
                "%,d members who all type".formatted(members),
                "off",
                members,
                (swarm, room) ->
                        swarm.every(
                                members / 3.0,
                                () ->
                                        room.members()
                                                .get(step++ % members)
                                                .send(
                                                        "{'type':'typing','room':'busy','on':true}")));
    }

    @Test
    void bodiesThatComeByteForByteTakeNobodysPlace() {
        List<Peer> slow = new ArrayList<>();
        measure(
                "150 uploads that come byte for byte",
                "off",
                50,
                (swarm, _) -> {
                    for (Peer person : swarm.open(50)) {
                        person.onText(event -> beginUploads(swarm, event, slow));
                        person.send("{'type':'hello','v':1,'name':'slow " + step++ + "'}");
                    }
                    return swarm.every(1, () -> slow.forEach(one -> one.send(new byte[] {'a'})));
                });
        assertThat(slow).hasSize(150);
    }

    private static void beginUploads(Swarm swarm, String event, List<Peer> slow) {
        if (!Field.TYPE.of(event).equals("welcome")) return;
        for (int i = 0; i < 3; i++) {
            Peer upload = swarm.connect(1, 0);
            upload.send(
                    Outgoing.request(
                            "POST /api/files?name=a.bin HTTP/1.1",
                            "Host: localhost",
                            "Authorization: Bearer " + Field.TOKEN.of(event),
                            "Content-Length: 100000000"));
            slow.add(upload);
        }
    }

    private interface Load {
        Swarm.Rhythm begin(Swarm swarm, BusyRoom room);
    }

    private void measure(String what, String rate, int members, Load load) {
        measure(what, rate, members, load, () -> {});
    }

    /// `check` runs while all are still connected.
    private void measure(String what, String rate, int members, Load load, Runnable check) {
        double perSecond = members > 100 ? 4 : 20;
        try (ServerProcess server = ServerProcess.start(folder, 0, "--rate", rate);
                Swarm swarm = new Swarm(server)) {
            BusyRoom room = new BusyRoom(swarm, "busy", members, 100);
            room.talk(perSecond, TALK);
            Vitals vitals = new Vitals(server);
            Duration start = vitals.processor();
            Latencies before = room.talk(perSecond, TALK);
            Duration usual = vitals.processor().minus(start);
            start = vitals.processor();
            Swarm.Rhythm rhythm = load.begin(swarm, room);
            Latencies beside = room.talk(perSecond, TALK);
            rhythm.stop();
            Duration then = vitals.processor().minus(start);
            Peer next = swarm.people("next", 1).getFirst();
            assertThat(next.count("welcome")).isEqualTo(1);
            check.run();
            assertThat(server.log()).noneMatch(line -> line.contains("Exception"));
            Figures.HURT.report(
                    "%s: the others %s; %d ms of processor against %d ms in %d s"
                            .formatted(
                                    what,
                                    beside.beside(before),
                                    then.toMillis(),
                                    usual.toMillis(),
                                    TALK.toSeconds()));
        }
    }
}
