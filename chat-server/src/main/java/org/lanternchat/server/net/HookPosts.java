package org.lanternchat.server.net;

import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.server.session.Hooks;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.util.concurrent.Executor;

/// `POST /hook/{code}`: what a program says as its bot, plain or as `{"text":…}`. Called on worker
/// threads, which it holds only while there are bytes to take.
final class HookPosts extends HttpHandler {
    static final String PATH = "/hook";

    private final Gatekeeper gatekeeper;
    private final Hooks hooks;
    private final Timers timers;
    private final Executor workers;

    HookPosts(Gatekeeper gatekeeper, Hooks hooks, Timers timers, Executor workers) {
        this.gatekeeper = gatekeeper;
        this.hooks = hooks;
        this.timers = timers;
        this.workers = workers;
    }

    @Override
    public void service(Request request, Response response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        String refusal = Answers.refusal(gatekeeper, request, response);
        String path = request.getRequestURI();
        if (refusal != null) {
            refuse(request, response, 403, ErrorCode.FORBIDDEN, refusal);
        } else if (!Method.POST.equals(request.getMethod())) {
            response.setHeader("Allow", "POST");
            refuse(request, response, 405, ErrorCode.BAD_FIELD, "A bot speaks with POST.");
        } else {
            String code = path.substring(Math.min(path.length(), PATH.length() + 1));
            new HookReception(request, response, hooks, code, timers, workers).begin();
        }
    }

    private static void refuse(
            Request request,
            Response response,
            int status,
            ErrorCode code,
            @Nullable String sentence)
            throws IOException {
        if (!request.getInputBuffer().isFinished()) response.setHeader("Connection", "close");
        Answers.refuse(response, status, code, String.valueOf(sentence));
    }

    /// The status of HTTP (RFC 9110, section 15) that says most of a refusal.
    static int status(ErrorCode code) {
        return switch (code) {
            case NOT_FOUND, NO_ROOM -> 404;
            case RATE_LIMITED, SLOW -> 429;
            case MUTED, LOCKED, BANNED, FORBIDDEN -> 403;
            case TOO_LONG -> 413;
            case STORAGE_FULL -> 507;
            case BUSY -> 503;
            case INTERNAL -> 500;
            default -> 400;
        };
    }
}
