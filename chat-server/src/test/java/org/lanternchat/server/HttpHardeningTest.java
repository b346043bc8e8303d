package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// HTTP as strangers speak it: a plain answer, and nothing about what answers.
class HttpHardeningTest {
    private static final String HOST = "Host: localhost\r\n";
    private static final String CLOSE = "Connection: close\r\n\r\n";

    @RegisterExtension private final RunningServer server = new RunningServer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/%00",
                "/%",
                "/%zz",
                "/%2e%2e/",
                "/%2e%2e/%2e%2e/etc/passwd",
                "//",
                "//evil.example/",
                "/;x",
                "/a;jsessionid=1",
                "/\\..\\..",
                "/index.html/",
                "/?%",
                "/files/..",
                "/files/%2e%2e/x",
                "/files//",
                "/hook/%00",
                "/hook/",
                "/api/../index.html",
                "/.git/config",
                "x",
                "*",
                "?",
                "http:",
                "http://",
                "http:///",
                "ftp://localhost/",
                "localhost:80"
            })
    void strangeAddressesGetAPlainAnswer(String address) throws IOException {
        for (String method : new String[] {"GET", "HEAD", "POST", "OPTIONS"}) {
            String answer = answer(method + " " + address + " HTTP/1.1\r\n" + HOST + CLOSE);

            assertThat(answer).as(method).matches("(?s)HTTP/1.1 ((4\\d\\d)|(20[04])) .*");
            assertThat(answer)
                    .as(method)
                    .doesNotContainIgnoringCase("grizzly")
                    .doesNotContainIgnoringCase("exception")
                    .doesNotContainIgnoringCase("\r\nserver:")
                    .doesNotContain("org.", "java", "\tat ", "passwd:");
        }
    }

    @Test
    void anAbsoluteAddressIsServedLikeItsPath() throws IOException {
        assertThat(answer("GET http://localhost/healthz HTTP/1.1\r\n" + HOST + CLOSE))
                .startsWith("HTTP/1.1 200 ");
        assertThat(answer("GET http://evil.example/healthz HTTP/1.1\r\n" + HOST + CLOSE))
                .startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | GET / HTTP/1.1~~                                                       | no"
                        + " host",
                "400 | GET / HTTP/1.1~Host: a.local~Host: b.local~~                           | two"
                        + " hosts",
                "400 | GET / HTTP/1.1~H~X~~                                                   | no"
                        + " colon",
                "400 | GET / HTTP/1.1~H~ X: folded~~                                          |"
                        + " folded",
                "400 | GET / HTTP/1.1~H~X : y~~                                               |"
                        + " space in a name",
                "400 | GET / HTTP/1.1~H~X: a`b~~                                              | NUL"
                        + " in a value",
                "400 | GET /a`b HTTP/1.1~H~~                                                  | NUL"
                        + " in a path",
                "400 | GET /é HTTP/1.1~H~~                                                    | no"
                        + " ASCII",
                "400 | G@T / HTTP/1.1~H~~                                                     | no"
                        + " method",
                "400 | GET / HTTP/1.1~H~Content-Length: 3~~abc                                | a"
                        + " body on GET",
                "400 | HEAD / HTTP/1.1~H~Transfer-Encoding: chunked~~0~~                      | a"
                        + " body on HEAD",
                "400 | POST /hook/x HTTP/1.1~H~Content-Length: 3~Transfer-Encoding: chunked~~0~~ |"
                        + " both",
                "400 | POST /hook/x HTTP/1.1~H~Transfer-Encoding: chunked~Content-Length: 3~~0~~ |"
                        + " both, turned",
                "400 | POST /hook/x HTTP/1.1~H~Content-Length: 3~Content-Length: 3~~abc       | two"
                        + " lengths",
                "400 | POST /hook/x HTTP/1.1~H~Content-Length: 3~Content-Length: 4~~abc       | two"
                        + " that differ",
                "400 | POST /hook/x HTTP/1.1~H~Content-Length: 3, 3~~abc                      | a"
                        + " list of lengths",
                "400 | POST /hook/x HTTP/1.1~H~Content-Length: +3~~abc                        | a"
                        + " sign",
                "400 | POST /hook/x HTTP/1.1~H~Content-Length: -3~~abc                        | a"
                        + " negative length",
                "400 | POST /hook/x HTTP/1.1~H~Content-Length: 0x3~~abc                       | a"
                        + " length in hex",
                "400 | POST /hook/x HTTP/1.1~H~Content-Length: 99999999999999999999~~abc      | a"
                        + " long length",
                "400 | POST /hook/x HTTP/1.1~H~Content-Length:~~abc                           | an"
                        + " empty length",
                "400 | POST /hook/x HTTP/1.1~H~Transfer-Encoding: chunked, identity~~0~~      |"
                        + " chunked and more",
                "400 | POST /hook/x HTTP/1.1~H~Transfer-Encoding: gzip, chunked~~0~~          |"
                        + " gzip before",
                "400 | POST /hook/x HTTP/1.1~H~Transfer-Encoding: xchunked~~0~~               |"
                        + " nearly chunked",
                "400 | POST /hook/x HTTP/1.1~H~Transfer-Encoding: chunked~Transfer-Encoding:"
                        + " chunked~~0~~ | twice",
                "400 | POST /hook/x HTTP/1.0~H~Transfer-Encoding: chunked~~0~~                |"
                        + " before its time",
                "417 | POST /hook/x HTTP/1.1~H~Expect: cake~Content-Length: 3~~abc            | an"
                        + " expectation",
                "501 | BREW / HTTP/1.1~H~~                                                    | no"
                        + " known method",
                "501 | CONNECT localhost:80 HTTP/1.1~H~~                                      | a"
                        + " tunnel",
                "505 | GET / HTTP/2.0~H~~                                                     |"
                        + " version 2",
                "505 | GET / HTTP/1.2~H~~                                                     |"
                        + " version 1.2",
                "505 | PRI * HTTP/2.0~~SM~~                                                   | the"
                        + " preface of version 2",
                "505 | GET /~~                                                                |"
                        + " version 0.9",
            })
    void whatTwoServersCouldTakeForTwoThingsIsRefused(int status, String request, String what)
            throws IOException {
        String bytes =
                request.strip()
                        .replace("~H~", "~Host: localhost~")
                        .replace("~", "\r\n")
                        .replace('`', '\0');

        String answer = answer(bytes);

        assertThat(answer).as(what).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).as(what).containsIgnoringCase("connection: close");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("only one answer").hasSize(2);
        if (bytes.startsWith("HEAD")) return;
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).as(what).endsWith(".\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE"})
    void methodsThatMeanNothingHereAreNamedAsSuch(String method) throws IOException {
        assertThat(answer(method + " / HTTP/1.1\r\n" + HOST + CLOSE))
                .startsWith("HTTP/1.1 405 ")
                .containsIgnoringCase("allow: GET, HEAD");
        assertThat(answer(method + " /api/files HTTP/1.1\r\n" + HOST + CLOSE))
                .startsWith("HTTP/1.1 405 ")
                .containsIgnoringCase("allow: POST, OPTIONS");
        assertThat(answer(method + " /hook/x HTTP/1.1\r\n" + HOST + CLOSE))
                .startsWith("HTTP/1.1 405 ")
                .containsIgnoringCase("allow: POST");
    }

    @Test
    void headsHaveTheirLimits() throws IOException {
        String get = "GET / HTTP/1.1\r\n" + HOST;
        assertThat(answer("GET /" + "a".repeat(8_000) + " HTTP/1.1\r\n" + HOST + CLOSE))
                .startsWith("HTTP/1.1 404 ");
        assertThat(answer("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n" + HOST + CLOSE))
                .startsWith("HTTP/1.1 414 ");
        assertThat(answer("GET /?" + "a".repeat(9_000) + " HTTP/1.1\r\n" + HOST + CLOSE))
                .startsWith("HTTP/1.1 414 ");
        assertThat(answer("GET /" + "a".repeat(500_000))).startsWith("HTTP/1.1 414 ");
        assertThat(answer("A".repeat(500_000))).startsWith("HTTP/1.1 414 ");
        assertThat(answer(get + "X: y\r\n".repeat(97) + CLOSE)).startsWith("HTTP/1.1 200 ");
        assertThat(answer(get + "X: y\r\n".repeat(200) + CLOSE)).startsWith("HTTP/1.1 431 ");
        assertThat(answer(get + "X: " + "y".repeat(15_000) + "\r\n" + CLOSE))
                .startsWith("HTTP/1.1 200 ");
        assertThat(answer(get + "X: " + "y".repeat(500_000) + "\r\n" + CLOSE))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void requestsInOnePieceAreAnsweredInTheirOrder() throws IOException {
        String first = "GET /healthz HTTP/1.1\r\n" + HOST + "\r\n";
        String second = "HEAD /api/info HTTP/1.1\r\n" + HOST + "\r\n";
        String third = "GET /nowhere HTTP/1.1\r\n" + HOST + CLOSE;

        String answers = answer(first + second + third);

        assertThat(answers).matches("(?s)HTTP/1.1 200 .*ok\nHTTP/1.1 200 .*HTTP/1.1 404 .*");
    }

    @Test
    void nothingAfterABodyThatWasNotWantedIsTakenForARequest() throws IOException {
        String inside = "GET /healthz HTTP/1.1\r\n" + HOST + "\r\n";
        String answer =
                answer(
                        "POST / HTTP/1.1\r\n"
                                + HOST
                                + "Content-Length: "
                                + inside.length()
                                + "\r\n"
                                + CLOSE
                                + inside);

        assertThat(answer).startsWith("HTTP/1.1 405 ").doesNotContain("HTTP/1.1 200");
    }

    @Test
    void brokenChunksEndTheConnection() throws IOException {
        for (String body : new String[] {"zz\r\n", "5\nhello\n0\n\n", "fffffffffffffffff\r\n"}) {
            String answer =
                    answer(
                            "POST /api/files HTTP/1.1\r\n"
                                    + HOST
                                    + "Transfer-Encoding: chunked\r\n\r\n"
                                    + body);
            assertThat(answer).as(body).matches("(?s)HTTP/1.1 40[01] .*");
        }
    }

    @Test
    void whoWaitsForTheGoAheadIsAnswered() throws IOException {
        assertThat(
                        answer(
                                "POST /hook/x HTTP/1.1\r\n"
                                        + HOST
                                        + "Expect: 100-continue\r\nContent-Length: 5\r\n"
                                        + CLOSE))
                .contains("HTTP/1.1 404 ");
    }

    @Test
    void versionOneIsAnsweredAndClosed() throws IOException {
        assertThat(answer("GET /healthz HTTP/1.0\r\n" + HOST + "\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("ok\n");
    }

    /// All that comes until the server closes.
    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
