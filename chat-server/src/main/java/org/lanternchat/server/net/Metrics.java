package org.lanternchat.server.net;

import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.lanternchat.server.journal.Commits;
import org.lanternchat.server.session.Services;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/// `GET /metrics`: what an operator watches, in the text format of Prometheus, for programs on this
/// machine unless everyone may have it. Nothing in it tells of a person or a room by name. Called
/// on worker threads; waits for nothing.
final class Metrics extends HttpHandler {
    static final String PATH = "/metrics";
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final Gatekeeper gatekeeper;
    private final Predicate<InetAddress> isThisMachine;
    private final boolean isPublic;
    private final Services services;
    private final OutboxBudget outboxes;
    private final Uploads uploads;
    private final Downloads downloads;
    private final long begun;

    Metrics(
            Gate gate,
            Services services,
            OutboxBudget outboxes,
            Uploads uploads,
            Downloads downloads) {
        this.gatekeeper = gate.gatekeeper();
        this.isThisMachine = gate.isExempt();
        this.isPublic = gate.hasPublicMetrics();
        this.services = services;
        this.outboxes = outboxes;
        this.uploads = uploads;
        this.downloads = downloads;
        begun = services.timers().now();
    }

    @Override
    public void service(Request request, Response response) throws IOException {
        String refusal = gatekeeper.refusesHost(request.getHeader("Host"));
        if (refusal == null && !isPublic && !isThisMachine.test(Answers.peer(request))) {
            refusal =
                    "The figures are for programs on this server's machine. Start it with --metrics"
                            + " public if others should have them.";
        }
        if (refusal != null) {
            Answers.say(response, 403, refusal);
        } else if (!Method.GET.equals(request.getMethod())
                && !Method.HEAD.equals(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            Answers.endSoon(request, response, services.timers());
            Answers.say(response, 405, "Only GET and HEAD are answered here.");
        } else {
            byte[] text = text().getBytes(StandardCharsets.UTF_8);
            response.setHeader("Content-Type", FORMAT);
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(text.length);
            response.getOutputStream().write(text);
        }
    }

    private String text() {
        Runtime process = Runtime.getRuntime();
        MetricsText text = new MetricsText();
        text.labelled(
                "lantern_info", "What runs.", "version=\"" + services.server().version() + "\"", 1);
        text.gauge("lantern_start_seconds", "When it began, since 1970.", begun / 1_000);
        text.gauge("lantern_connections", "WebSockets that are open.", services.sessions().count());
        text.gauge(
                "lantern_people",
                "People who are in; the tutorials' guests are not counted.",
                services.sessions().people());
        text.gauge(
                "lantern_rooms",
                "Open rooms, and others that are in use.",
                services.rooms().count());
        Commits commits = services.journal().commits();
        text.counter("lantern_entries_total", "Entries that were written.", commits.entries());
        text.histogram("lantern_commit_seconds", "How long writing a group took.", commits);
        text.gauge("lantern_outbox_bytes", "Bytes that wait for clients.", outboxes.used());
        text.counter(
                "lantern_slow_readers_total",
                "Connections that were closed since their client read too slowly.",
                outboxes.lettingsGo());
        text.counter("lantern_files_received_total", "Files that came in.", uploads.files());
        text.counter("lantern_file_bytes_received_total", "Bytes they had.", uploads.bytes());
        text.counter("lantern_files_asked_total", "Downloads that began.", downloads.count());
        long heap = process.totalMemory() - process.freeMemory();
        text.gauge("lantern_heap_bytes", "Java's heap in use.", heap);
        text.gauge("lantern_heap_bytes_max", "The most it may be.", process.maxMemory());
        return text.toString();
    }
}
