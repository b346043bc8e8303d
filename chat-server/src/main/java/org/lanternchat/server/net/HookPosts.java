package org.lanternchat.server.net;

import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.server.session.Hooks;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/// `POST /hook/{code}`: what a program says as its bot, plain or as `{"text":…}`. Called on worker
/// threads, which it holds only while there are bytes to take.
final class HookPosts extends HttpHandler {
    static final String PATH = "/hook";

    /// Messages of bots that come in at once; the next are told to try again.
    static final int AT_ONCE = 200;

    private final Gatekeeper gatekeeper;
    private final Hooks hooks;
    private final Timers timers;
    private final Executor workers;
    private final Semaphore places = new Semaphore(AT_ONCE);

    HookPosts(Gatekeeper gatekeeper, Hooks hooks, Timers timers, Executor workers) {
        this.gatekeeper = gatekeeper;
        this.hooks = hooks;
        this.timers = timers;
        this.workers = workers;
    }

    @Override
    public void service(Request request, Response response) throws IOException {
        String refusal = Answers.refusal(gatekeeper, request, response);
        if (refusal != null) {
            refuse(request, response, 403, ErrorCode.FORBIDDEN, refusal);
        } else if (!Method.POST.equals(request.getMethod())) {
            response.setHeader("Allow", "POST");
            refuse(request, response, 405, ErrorCode.BAD_FIELD, "A bot speaks with POST.");
        } else {
            receive(request, response);
        }
    }

    private void receive(Request request, Response response) throws IOException {
        String path = request.getRequestURI();
        String code = path.substring(Math.min(path.length(), PATH.length() + 1));
        if (!hooks.isKnown(code)) {
            refuse(request, response, 404, ErrorCode.NOT_FOUND, Hooks.UNKNOWN);
        } else if (!places.tryAcquire()) {
            response.setHeader("Retry-After", "1");
            String sentence = "The server is busy. Please try again in a moment.";
            refuse(request, response, 503, ErrorCode.BUSY, sentence);
        } else {
            new HookReception(request, response, hooks, code, timers, workers, places::release)
                    .begin();
        }
    }

    private void refuse(
            Request request, Response response, int status, ErrorCode code, String sentence)
            throws IOException {
        Answers.endSoon(request, response, timers);
        Answers.refuse(response, status, code, sentence);
    }

    /// The status of HTTP (RFC 9110, section 15) that says most of a refusal.
    static int status(ErrorCode code) {
        return switch (code) {
            case NOT_FOUND, NO_ROOM -> 404;
            case RATE_LIMITED, SLOW -> 429;
            case MUTED, LOCKED, BANNED, FORBIDDEN, NOT_MEMBER -> 403;
            case TOO_LONG, FILE_TOO_BIG -> 413;
            case STORAGE_FULL -> 507;
            case BUSY -> 503;
            case INTERNAL -> 500;
            case BAD_JSON,
                    UNKNOWN_TYPE,
                    BAD_FIELD,
                    BAD_VERSION,
                    INVITE_NEEDED,
                    BAD_TOKEN,
                    NAME_TAKEN,
                    NAME_INVALID,
                    ROOM_TAKEN,
                    TOO_LATE,
                    UNKNOWN ->
                    400;
        };
    }
}
