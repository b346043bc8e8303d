package org.lanternchat.server.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.conformance.RawConnection;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Requests over the wire: every answer is one of HTTP's, none shows the server's insides, none is
/// the server's fault.
class HttpFuzzTest {
    private static final int USUAL = 4_000;
    private static final int WARM_UP = 500;
    private static final int BATCH = 1_000;
    private static final int THREADS = 3;
    private static final long MORE_BYTES = 8L << 20;
    private static final int MOST = 4 << 20;
    private static final Pattern STATUS =
            Pattern.compile("^HTTP/1\\.[01] (\\d{3})[^\\r\\n]*\\r\\n");

    /// Not served by this method or in this version, too much at once, no room on the disk.
    private static final Set<Integer> NO_FAULT = Set.of(501, 503, 505, 507);

    @TempDir Path data;
    private Stand stand;

    @BeforeEach
    void start() {
        stand = new Stand(data);
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    void whateverIsAskedTheAnswerIsPlainHttp() throws Exception {
        Random first = new Random(0);
        for (int i = 0; i < WARM_UP; i++) check(HttpInputs.next(first), first);
        stand.serveTheNext();
        stand.remember();

        Fuzz.inputs(
                USUAL,
                THREADS,
                random -> {
                    check(HttpInputs.next(random), random);
                    if (random.nextInt(BATCH) == 0) stand.serveTheNext();
                });

        stand.serveTheNext();
        stand.expectAsBefore(MORE_BYTES, 0);
    }

    private void check(byte[] bytes, Random random) throws IOException {
        RawConnection connection = RawConnection.open(stand.target());
        try {
            for (byte[] part : FrameInputs.split(bytes, random)) connection.send(part);
            connection.endOutput();
            check(new String(connection.rest(MOST), ISO_8859_1));
        } catch (SocketException reset) {
            if (!"Connection reset".equals(reset.getMessage())) throw reset;
        } finally {
            connection.abort();
        }
    }

    /// Nothing, or answers of which the first is looked at: what is behind it may be a file.
    private static void check(String answer) {
        if (answer.isEmpty()) return;
        Matcher first = STATUS.matcher(answer);
        if (!first.find()) throw new AssertionError("this is no HTTP: " + start(answer));
        int status = Integer.parseInt(first.group(1));
        if (status > 499 && !NO_FAULT.contains(status)) throw new AssertionError(start(answer));
        int head = answer.indexOf("\r\n\r\n");
        if (head < 0) throw new AssertionError("no end of the head: " + start(answer));
        Traces.check(status < 400 ? answer.substring(0, head) : start(answer));
    }

    private static String start(String answer) {
        return answer.substring(0, Math.min(answer.length(), 2_000));
    }
}
