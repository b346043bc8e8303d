package org.lanternchat.server.hurt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A room whose members talk at a steady pace and read all of it: those whom others must not hurt.
/// Whatever happens around them, each gets every message once and in order. Lives on the swarm's
/// thread.
final class BusyRoom {
    private final Swarm swarm;
    private final String name;
    private final List<Peer> members;
    private final String padding;
    private final List<Long> sentAt = new ArrayList<>();
    private final long[] lastSeq;
    private Latencies latencies = new Latencies();
    private long arrived;

    /// People of these names join the room; each message has so many letters.
    BusyRoom(Swarm swarm, String name, int members, int letters) {
        this.swarm = swarm;
        this.name = name;
        this.padding = "x".repeat(letters);
        this.members = swarm.people(name, members);
        this.lastSeq = new long[members];
        for (int i = 0; i < members; i++) {
            int member = i;
            this.members.get(i).onText(event -> take(member, event));
            this.members.get(i).send("{'type':'join','room':'" + name + "'}");
        }
        swarm.until("synced", () -> this.members.stream().allMatch(m -> m.count("synced") == 1));
    }

    String name() {
        return name;
    }

    List<Peer> members() {
        return members;
    }

    /// They talk for so long; what is measured ends when all of it has arrived everywhere.
    Latencies talk(double perSecond, Duration time) {
        latencies = new Latencies();
        Swarm.Rhythm rhythm = swarm.every(perSecond, this::say);
        swarm.run(time);
        rhythm.stop();
        settle();
        Latencies measured = latencies;
        latencies = new Latencies();
        return measured;
    }

    /// Everybody has everything that was said.
    void settle() {
        swarm.until("the busy room", () -> arrived == sentAt.size() * (long) members.size());
    }

    /// One message of one member, each in their turn.
    void say() {
        int number = sentAt.size();
        sentAt.add(System.nanoTime());
        members.get(number % members.size())
                .send(
                        "{'type':'chat','room':'%s','cid':'b%d','text':'%d %s'}"
                                .formatted(name, number, number, padding));
    }

    private void take(int member, String event) {
        if (!Field.TYPE.of(event).equals("chat")) {
            assertThat(Field.TYPE.of(event)).as(event).isNotEqualTo("error");
            return;
        }
        String text = Field.TEXT.of(event);
        if (!text.endsWith(padding)) return;
        long seq = Field.SEQ.numberOf(event);
        if (lastSeq[member] > 0)
            assertThat(seq).as("no hole, no double").isEqualTo(lastSeq[member] + 1);
        lastSeq[member] = seq;
        int number = Integer.parseInt(text.substring(0, text.indexOf(' ')));
        latencies.add(System.nanoTime() - sentAt.get(number));
        arrived++;
    }
}
