package org.lanternchat.server.net;

import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.lanternchat.server.file.FileShelf;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `GET /files/{id}/{name}`: gives files out to whoever knows their id. Called on worker threads,
/// which wait neither for the disk nor for a slow reader: the look-up is the shelf's, the content
/// goes by a `Delivery`.
final class Downloads extends HttpHandler {
    static final String PATH = "/files";

    /// Files that are given out at once; the next are told to try again.
    static final int AT_ONCE = 1_000;

    private static final Pattern ADDRESS = Pattern.compile("/files/([A-Za-z0-9_-]{22})(?:/[^/]*)?");

    private final Gatekeeper gatekeeper;
    private final FileShelf shelf;
    private final Timers timers;
    private final Executor workers;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final LongAdder asked = new LongAdder();

    Downloads(Gatekeeper gatekeeper, FileShelf shelf, Timers timers, Executor workers) {
        this.gatekeeper = gatekeeper;
        this.shelf = shelf;
        this.timers = timers;
        this.workers = workers;
    }

    /// How many were asked for since the beginning.
    long count() {
        return asked.sum();
    }

    /// Where a file is found; the name is for people only.
    static String url(StoredFile file) {
        return FileLinks.path(file.id(), file.name());
    }

    /// A page opened from disk shows images of the server that it talks to, hence the permission
    /// for every page to embed what it knows the address of. To read it needs more.
    @Override
    public void service(Request request, Response response) throws IOException {
        response.setHeader(SecurityHeaders.CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'");
        response.setHeader(SecurityHeaders.EMBEDDING, SecurityHeaders.EMBEDDING_BY_ALL);
        String refusal = Answers.refusal(gatekeeper, request, response);
        if (refusal != null) {
            Answers.say(response, 403, refusal);
            return;
        }
        boolean isHead = Method.HEAD.equals(request.getMethod());
        if (!isHead && !Method.GET.equals(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            Answers.endSoon(request, response, timers);
            Answers.say(response, 405, "Only GET and HEAD are answered here.");
            return;
        }
        Matcher address = ADDRESS.matcher(request.getRequestURI());
        if (!address.matches()) {
            Answers.say(response, 404, "There is no such file.");
        } else if (!places.tryAcquire()) {
            response.setHeader("Retry-After", "1");
            Answers.say(response, 503, "The server is busy. Please try again in a moment.");
        } else {
            asked.increment();
            boolean isThumbnail = Answers.parameter(request, "thumb") != null;
            Delivery delivery =
                    new Delivery(
                            request,
                            response,
                            isHead,
                            Delivery.NEVER_CHANGES,
                            timers,
                            workers,
                            places::release);
            shelf.open(address.group(1), isThumbnail, delivery);
        }
    }
}
