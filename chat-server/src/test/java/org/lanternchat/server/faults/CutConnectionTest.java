package org.lanternchat.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.Figures;
import org.lanternchat.server.TestServer;
import org.lanternchat.server.faults.CuttingProxy.Cut;
import org.lanternchat.server.faults.CuttingProxy.Side;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The connection breaks after each single byte of a message and of its echo.
class CutConnectionTest {
    private static final List<String> ROOMS = List.of("general");

    @TempDir Path data;
    private TestServer server;
    private CuttingProxy proxy;
    private Person author;
    private Person witness;
    private int cuts;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(data, Double.POSITIVE_INFINITY);
        proxy = new CuttingProxy(server.port());
        author = person("author", true);
        witness = person("witness", false);
        witness.connect(server.port(), 0);
        witness.awaitInStep();
        author.connect(server.port(), 1);
        author.awaitSettled();
        author.hangUp();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void aMessageCutAfterAnyByteIsInTheLogOnce() {
        cutEverywhere(Side.SEND);

        assertLogIsRight("send");
    }

    @Test
    void aMessageWhoseEchoIsCutAfterAnyByteIsInTheLogOnce() {
        cutEverywhere(Side.ECHO);

        assertThat(author.repeats()).as("on disk before the cut").isGreaterThan(cuts / 2);
        assertLogIsRight("echo");
    }

    /// Cuts cleanly and by a reset, from before the first byte to after the last one.
    private void cutEverywhere(Side side) {
        int length = 1;
        for (int bytes = 0; bytes <= length; bytes++) {
            for (boolean isReset : List.of(false, true)) {
                cuts++;
                proxy.arm(new Cut(side, "author-" + author.said(), bytes, isReset));
                author.connect(proxy.port(), 1);
                author.awaitEnd();
                length = proxy.frameLength();
                author.connect(server.port(), 0);
                author.awaitSettled();
                author.hangUp();
            }
        }
    }

    private void assertLogIsRight(String side) {
        List<Person> people = List.of(author, witness);
        witness.hangUp();
        witness.connect(server.port(), 0);
        witness.awaitInStep();
        Audit.Verdict found = Audit.of(server.connect(), ROOMS).judge(people);
        Figures.FAULTS.report(
                "connection cut after each byte of the %s: %d cuts, %s; %d sent twice and kept once"
                        .formatted(side, cuts, found, author.repeats()));
        found.assertClean();
        assertThat(found.echoed()).isEqualTo(cuts + 1);
        assertThat(cuts).isGreaterThan(100);
    }

    private static Person person(String name, boolean isForgetful) {
        return new Person(name, ROOMS, 1, 0, isForgetful, () -> {});
    }
}
