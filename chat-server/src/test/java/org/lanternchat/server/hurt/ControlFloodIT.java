package org.lanternchat.server.hurt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanternchat.server.Figures;
import org.lanternchat.server.ServerProcess;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Frames that cost their sender next to nothing.
@EnabledOnOs(LINUX)
class ControlFloodIT {
    private static final int FLOODERS = 8;
    private static final int POLICY = 1008;

    /// Of 32 KiB from each, which fills a network of 1 Gb a second.
    private static final int POURS_A_SECOND = 500;

    private static final Duration TALK = Duration.ofSeconds(Scale.of(1, 10));

    @TempDir Path folder;

    enum Flood {
        PINGS(true, Outgoing.PING, 125),
        EMPTY_PINGS(true, Outgoing.PING, 0),
        PONGS(true, Outgoing.PONG, 0),
        EMPTY_MESSAGES(true, Outgoing.TEXT, 0),
        FRAGMENTS(false, Outgoing.CONTINUATION, 1);

        private final boolean isLast;
        private final int opcode;
        private final int bytes;

        Flood(boolean isLast, int opcode, int bytes) {
            this.isLast = isLast;
            this.opcode = opcode;
            this.bytes = bytes;
        }

        /// As many of its frames as fit into 32 KiB.
        byte[] piece() {
            byte[] frame = Outgoing.frame(isLast, opcode, new byte[bytes]);
            return Outgoing.repeated(frame, 32 * 1024 / frame.length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFloodIsBoundedAndTheOthersGoOn(Flood flood) {
        try (ServerProcess server =
                        ServerProcess.startOn(List.of("-Xmx128m"), folder, "--rate", "1");
                Swarm swarm = new Swarm(server)) {
            BusyRoom room = new BusyRoom(swarm, "busy", 50, 100);
            room.talk(20, TALK);
            Latencies before = room.talk(20, TALK);
            Vitals vitals = new Vitals(server);
            Duration processor = vitals.processor();

            List<Peer> flooders = swarm.people("flooder", FLOODERS);
            for (int i = 0; i < FLOODERS / 2; i++) flooders.get(i).stopReading();
            if (flood == Flood.FRAGMENTS) {
                for (Peer one : flooders) {
                    one.send(Outgoing.frame(false, Outgoing.TEXT, new byte[] {'{'}));
                }
            }
            byte[] piece = flood.piece();
            Swarm.Rhythm rhythm = swarm.every(POURS_A_SECOND, () -> pour(flooders, piece));
            Latencies beside = room.talk(20, TALK);
            rhythm.stop();

            double cost = vitals.processor().minus(processor).toMillis() / 1000.0;
            flooders.forEach(Peer::readOn);
            swarm.until("closed", () -> flooders.stream().allMatch(one -> one.closeCode() != 0));
            List<Integer> codes = flooders.stream().map(Peer::closeCode).distinct().toList();
            Figures.HURT.report(
                    "%s from %d connections: the others %s; %.1f s of processor in %d s; closed with %s"
                            .formatted(
                                    flood,
                                    FLOODERS,
                                    beside.beside(before),
                                    cost,
                                    TALK.toSeconds(),
                                    codes));
            assertThat(codes).isSubsetOf(POLICY, Peer.ABRUPT);
            assertThat(server.log()).isEmpty();
        }
    }

    /// As much as the socket takes.
    private static void pour(List<Peer> flooders, byte[] piece) {
        for (Peer flooder : flooders) {
            if (!flooder.isStuckSending()) flooder.send(piece);
        }
    }
}
