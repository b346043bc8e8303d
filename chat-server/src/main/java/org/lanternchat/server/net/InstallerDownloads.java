package org.lanternchat.server.net;

import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.lanternchat.server.file.Content;
import org.lanternchat.server.file.OpenFile;
import org.lanternchat.server.net.Installers.Installer;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/// `GET /api/get` lists the installers, `GET /get/NAME` hands one out, always to be saved. Called
/// on worker threads, which do not wait for a slow reader.
final class InstallerDownloads extends HttpHandler {
    static final String LIST = "/api/get";
    static final String PATH = "/get/";

    /// Installers that are handed out at once; the next are told to try again.
    static final int AT_ONCE = 100;

    private static final String MEDIA = "application/octet-stream";

    private final Gatekeeper gatekeeper;
    private final Installers installers;
    private final Timers timers;
    private final Executor workers;
    private final Semaphore places = new Semaphore(AT_ONCE);

    InstallerDownloads(
            Gatekeeper gatekeeper, Installers installers, Timers timers, Executor workers) {
        this.gatekeeper = gatekeeper;
        this.installers = installers;
        this.timers = timers;
        this.workers = workers;
    }

    @Override
    public void service(Request request, Response response) throws IOException {
        String refusal = gatekeeper.refusesHost(request.getHeader("Host"));
        boolean isHead = Method.HEAD.equals(request.getMethod());
        if (refusal != null) {
            Answers.say(response, 403, refusal);
        } else if (!isHead && !Method.GET.equals(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            Answers.endSoon(request, response, timers);
            Answers.say(response, 405, "Only GET and HEAD are answered here.");
        } else if (request.getRequestURI().equals(LIST)) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            Answers.json(response, 200, Map.of("files", list()));
        } else {
            handOut(request, response, isHead);
        }
    }

    private List<Map<String, Object>> list() {
        return installers.all().stream().map(InstallerDownloads::document).toList();
    }

    private static Map<String, Object> document(Installer one) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", one.name());
        document.put("size", one.size());
        document.put("system", one.system());
        return document;
    }

    private void handOut(Request request, Response response, boolean isHead) throws IOException {
        Installer one = installers.installer(request.getRequestURI().substring(PATH.length()));
        if (one == null) {
            Answers.say(response, 404, "There is no such file.");
            return;
        }
        if (!places.tryAcquire()) {
            response.setHeader("Retry-After", "5");
            Answers.say(response, 503, "The server is busy. Please try again in a moment.");
            return;
        }
        Delivery delivery =
                new Delivery(
                        request,
                        response,
                        isHead,
                        Delivery.MAY_CHANGE,
                        timers,
                        workers,
                        places::release);
        try {
            delivery.found(open(one));
        } catch (IOException gone) {
            delivery.notFound();
        }
    }

    private static OpenFile open(Installer one) throws IOException {
        FileChannel channel =
                FileChannel.open(one.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        StoredFile file =
                new StoredFile(
                        one.name(),
                        one.name(),
                        one.size(),
                        MEDIA,
                        null,
                        null,
                        one.tag(),
                        null,
                        "",
                        one.changed());
        return new OpenFile(file, one.tag(), MEDIA, one.size(), Content.of(channel));
    }
}
