package org.lanternchat.server.net;

import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.server.file.FileException;
import org.lanternchat.server.file.FileShelf;
import org.lanternchat.server.file.Upload;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/// `POST /api/files`: takes files in, each by a `Reception`. Called on worker threads, which it
/// holds only while there are bytes to write: a slow sender costs none.
final class Uploads extends HttpHandler {
    static final String PATH = "/api/files";

    private static final String BEARER = "Bearer ";

    private final Gatekeeper gatekeeper;
    private final FileShelf shelf;
    private final Function<String, @Nullable String> uidOf;
    private final Timers timers;
    private final Executor workers;
    private final UploadTurns turns = new UploadTurns();
    private final LongAdder files = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /// `uidOf` tells whose a token is, or null, without waiting.
    Uploads(
            Gatekeeper gatekeeper,
            FileShelf shelf,
            Function<String, @Nullable String> uidOf,
            Timers timers,
            Executor workers) {
        this.gatekeeper = gatekeeper;
        this.shelf = shelf;
        this.uidOf = uidOf;
        this.timers = timers;
        this.workers = workers;
    }

    @Override
    public void service(Request request, Response response) throws IOException {
        String refusal = Answers.refusal(gatekeeper, request, response);
        if (refusal != null) {
            refuse(request, response, 403, ErrorCode.FORBIDDEN, refusal);
        } else if (Method.OPTIONS.equals(request.getMethod())) {
            response.setHeader("Access-Control-Allow-Methods", "POST");
            response.setHeader("Access-Control-Allow-Headers", "authorization, content-type");
            response.setHeader("Access-Control-Max-Age", "600");
            response.setStatus(204);
        } else if (!Method.POST.equals(request.getMethod())) {
            response.setHeader("Allow", "POST, OPTIONS");
            refuse(request, response, 405, ErrorCode.BAD_FIELD, "Files are sent with POST.");
        } else {
            receive(request, response);
        }
    }

    private void receive(Request request, Response response) throws IOException {
        String uid = uid(request.getHeader("Authorization"));
        if (uid == null) {
            response.setHeader("WWW-Authenticate", "Bearer");
            String sentence = "This needs the token of somebody who has signed in here.";
            refuse(request, response, 401, ErrorCode.BAD_TOKEN, sentence);
            return;
        }
        InetAddress address = Answers.peer(request);
        long wait = turns.begin(uid, address, timers.nanos());
        if (wait > 0) {
            response.setHeader("Retry-After", String.valueOf((wait + 999) / 1_000));
            String sentence = "That are many files at once. Please try again in a moment.";
            refuse(request, response, 429, ErrorCode.RATE_LIMITED, sentence);
            return;
        }
        try {
            long announced = request.getContentLengthLong();
            Upload upload = shelf.receive(uid, Answers.parameter(request, "name"), announced);
            new Reception(request, response, upload, this, () -> turns.end(uid, address)).begin();
        } catch (FileException refused) {
            turns.end(uid, address);
            refuse(request, response, refused);
        }
    }

    private @Nullable String uid(@Nullable String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return uidOf.apply(authorization.substring(BEARER.length()).strip());
    }

    /// A file has come in as a whole.
    void count(long size) {
        files.increment();
        bytes.add(size);
    }

    /// How many files have come in since the beginning.
    long files() {
        return files.sum();
    }

    /// How many bytes they had.
    long bytes() {
        return bytes.sum();
    }

    Timers timers() {
        return timers;
    }

    Executor workers() {
        return workers;
    }

    void refuse(Request request, Response response, FileException why) throws IOException {
        int status =
                switch (why.code()) {
                    case FILE_TOO_BIG -> 413;
                    case STORAGE_FULL -> 507;
                    case BUSY -> 503;
                    case BAD_FIELD -> 400;
                    default -> 500;
                };
        refuse(request, response, status, why.code(), String.valueOf(why.getMessage()));
    }

    private void refuse(
            Request request, Response response, int status, ErrorCode code, String sentence)
            throws IOException {
        Answers.endSoon(request, response, timers);
        Answers.refuse(response, status, code, sentence);
    }
}
