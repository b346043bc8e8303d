package org.lanternchat.server.net;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.lanternchat.server.file.FileShelf;
import org.lanternchat.server.file.MediaType;
import org.lanternchat.server.file.OpenFile;
import org.lanternchat.server.time.Timers;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// One request for a file, from when it is looked up to when it has gone out. Runs on worker
/// threads, one at a time, but for the client's going, which comes when it comes.
final class Delivery implements FileShelf.Reader {
    /// For what stays the same at its address for ever.
    static final String NEVER_CHANGES = "private, max-age=31536000, immutable";

    /// For what may be another thing at the same address tomorrow.
    static final String MAY_CHANGE = "no-cache";

    private final Request request;
    private final Response response;
    private final Connection<?> socket;
    private final boolean isHead;
    private final String caching;
    private final Timers timers;
    private final Executor workers;
    private final Runnable afterwards;
    private final LateAnswer answer;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private volatile @Nullable Sending sending;

    /// `afterwards` is called once, when it is over in whatever way.
    Delivery(
            Request request,
            Response response,
            boolean isHead,
            String caching,
            Timers timers,
            Executor workers,
            Runnable afterwards) {
        this.request = request;
        this.response = response;
        this.isHead = isHead;
        this.caching = caching;
        this.timers = timers;
        this.workers = workers;
        this.afterwards = afterwards;
        socket = request.getContext().getConnection();
        answer = LateAnswer.to(response, this::breakOff);
    }

    @Override
    public void found(OpenFile file) {
        workers.execute(() -> deliver(file));
    }

    @Override
    public void notFound() {
        refuse(404, "There is no such file. It may be deleted.");
    }

    @Override
    public void busy() {
        refuse(503, "The server is busy. Please try again in a moment.");
    }

    private void refuse(int status, String sentence) {
        workers.execute(
                () ->
                        end(
                                () -> {
                                    response.setHeader("Cache-Control", "no-store");
                                    if (status == 503) response.setHeader("Retry-After", "1");
                                    Answers.say(response, status, sentence);
                                }));
    }

    private void deliver(OpenFile file) {
        if (hasEnded.get()) {
            file.close();
            return;
        }
        String tag = "\"" + file.tag() + "\"";
        ByteRange range = ByteRange.of(wantedRange(tag), file.size());
        boolean isKnown = tag.equals(request.getHeader("If-None-Match"));
        if (!isKnown && !range.isUnsatisfiable() && !isHead) {
            describe(file, tag, range);
            send(file, range);
            return;
        }
        file.close();
        end(
                () -> {
                    describe(file, tag, range);
                    if (isKnown) response.setStatus(304);
                    else if (range.isUnsatisfiable())
                        Answers.say(response, 416, "The file is shorter than that.");
                });
    }

    private void send(OpenFile file, ByteRange range) {
        Transfer transfer = Transfer.watch(timers, socket, Transfer.SILENCE, 1);
        Sending.Watcher watcher =
                new Sending.Watcher() {
                    @Override
                    public void moved() {
                        transfer.moved(1);
                    }

                    @Override
                    public void over(boolean isWhole) {
                        transfer.over();
                        file.close();
                        if (isWhole) end(() -> {});
                        else socket.closeSilently();
                    }
                };
        Sending started = new Sending(response, file.content(), range, workers, watcher);
        sending = started;
        if (hasEnded.get()) started.breakOff();
        else started.begin();
    }

    /// What an old content was asked for is not continued with a new one (RFC 9110, 13.1.5).
    private @Nullable String wantedRange(String tag) {
        String ifRange = request.getHeader("If-Range");
        return ifRange == null || ifRange.equals(tag) ? request.getHeader("Range") : null;
    }

    private void describe(OpenFile file, String tag, ByteRange range) {
        boolean isInline = MediaType.isSafeImage(file.media());
        response.setHeader("ETag", tag);
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", caching);
        response.setHeader(
                "Content-Disposition",
                disposition(isInline ? "inline" : "attachment", file.file().name()));
        if (range.isUnsatisfiable()) {
            response.setHeader("Content-Range", "bytes */" + file.size());
            return;
        }
        if (!range.isWhole()) {
            String span = "bytes " + range.first() + "-" + range.last() + "/" + file.size();
            response.setHeader("Content-Range", span);
        }
        response.setStatus(range.isWhole() ? 200 : 206);
        response.setHeader("Content-Type", contentType(file.media()));
        response.setContentLengthLong(range.length());
    }

    private static String contentType(String media) {
        return media.equals("text/plain") ? "text/plain; charset=utf-8" : media;
    }

    /// RFC 6266: the name in ASCII for the oldest, and the whole of it, neither of which can end
    /// its quotes or the line.
    private static String disposition(String kind, String name) {
        String ascii = name.replaceAll("[^A-Za-z0-9 ._()-]", "_");
        return kind
                + "; filename=\""
                + ascii
                + "\"; filename*=UTF-8''"
                + Answers.percentEncoded(name);
    }

    private void end(LateAnswer.Writer writer) {
        if (hasEnded.getAndSet(true)) return;
        afterwards.run();
        answer.give(writer);
    }

    private void breakOff() {
        if (!hasEnded.getAndSet(true)) afterwards.run();
        Sending current = sending;
        if (current != null) current.breakOff();
    }
}
