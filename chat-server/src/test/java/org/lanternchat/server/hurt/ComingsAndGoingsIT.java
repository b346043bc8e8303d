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

/// Hundreds who join and leave without a pause, in both dialects.
@EnabledOnOs(LINUX)
class ComingsAndGoingsIT {
    private static final int RESTLESS = 300;
    private static final int PER_SECOND = Scale.of(2_000, 6_000);
    private static final Duration TALK = Duration.ofSeconds(Scale.of(1, 15));

    @TempDir Path folder;
    private int done;

    @Test
    void thousandsOfJoinsAndLeavesASecondNeitherHurtTheRoomNorLeaveAnythingBehind() {
        try (ServerProcess server = ServerProcess.start(folder, 0, "--rate", "off");
                Swarm swarm = new Swarm(server)) {
            BusyRoom room = new BusyRoom(swarm, "busy", 50, 100);
            room.talk(20, TALK);
            Latencies quiet = room.talk(20, TALK);

            Vitals.Heap before = new Vitals(server).heap();
            Latencies busy = stir(swarm, room, elsewhere(swarm));
            assertForgotten(swarm, server, before);

            before = new Vitals(server).heap();
            Latencies inIt = stir(swarm, room, inTheRoom(swarm));
            Vitals.Heap after = assertForgotten(swarm, server, before);

            Figures.HURT.report(
                    "%,d joins and leaves a second, beside the busy room: %s; in it: %s; heap afterwards %+d KiB"
                            .formatted(
                                    PER_SECOND,
                                    busy.beside(quiet),
                                    inIt.beside(quiet),
                                    (after.bytes() - before.bytes()) / 1024));
        }
    }

    /// What one of the restless does next.
    private interface Step {
        void at(int time);
    }

    private Latencies stir(Swarm swarm, BusyRoom room, List<Step> steps) {
        done = 0;
        Swarm.Rhythm rhythm =
                swarm.every(
                        PER_SECOND,
                        () -> {
                            steps.get(done % steps.size()).at(done / steps.size());
                            done++;
                        });
        Latencies taken = room.talk(20, TALK);
        rhythm.stop();
        return taken;
    }

    /// Half of them in version 1 and half with the tutorials' clients, in rooms that come and go.
    private List<Step> elsewhere(Swarm swarm) {
        return steps(
                swarm, "wanderer", number -> "hall" + number % 10, number -> "yard" + number % 10);
    }

    /// The same into the busy room and out of it.
    private List<Step> inTheRoom(Swarm swarm) {
        return steps(swarm, "visitor", _ -> "busy", number -> "lobby" + number % 10);
    }

    private interface Naming {
        String of(int number);
    }

    private final List<Peer> restless = new ArrayList<>();

    private List<Step> steps(Swarm swarm, String name, Naming first, Naming second) {
        List<Step> steps = new ArrayList<>();
        List<Peer> people = swarm.people(name, RESTLESS / 2);
        List<Peer> guests = swarm.open(RESTLESS / 2);
        restless.addAll(people);
        restless.addAll(guests);
        for (int i = 0; i < RESTLESS / 2; i++) {
            int number = i;
            Peer person = people.get(i);
            Peer guest = guests.get(i);
            guest.send(joined(name + " g" + number, second.of(number)));
            steps.add(
                    time ->
                            person.send(
                                    "{'type':'%s','room':'%s'}"
                                            .formatted(
                                                    time % 2 == 0 ? "join" : "leave",
                                                    first.of(number))));
            steps.add(
                    time ->
                            guest.send(
                                    joined(
                                            name + " g" + number,
                                            (time % 2 == 0 ? first : second).of(number))));
        }
        return steps;
    }

    private static String joined(String name, String room) {
        return "{'type':'join','name':'%s','room':'%s'}".formatted(name, room);
    }

    /// The restless are gone, and so is what the server knew of their connections.
    private Vitals.Heap assertForgotten(Swarm swarm, ServerProcess server, Vitals.Heap before) {
        swarm.run(Duration.ofMillis(500));
        assertThat(restless).noneMatch(Peer::hasEnded);
        restless.forEach(Peer::hangUp);
        restless.clear();
        Vitals vitals = new Vitals(server);
        Vitals.Heap[] now = new Vitals.Heap[1];
        swarm.until(
                "forgotten",
                () -> {
                    now[0] = vitals.heap();
                    return now[0].count("Session") <= before.count("Session")
                            && now[0].count("Room") <= before.count("Room")
                            && now[0].count("Member") <= before.count("Member");
                });
        assertThat(now[0].bytes()).isLessThan(before.bytes() + 4 * 1024 * 1024);
        return now[0];
    }
}
