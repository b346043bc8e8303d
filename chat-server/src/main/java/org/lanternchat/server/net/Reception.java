package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.lanternchat.server.file.FileException;
import org.lanternchat.server.file.Upload;
import org.lanternchat.server.store.StoredFile;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// One file coming in over HTTP. Runs on whichever worker has bytes for it, one at a time: each
/// writes them to the disk, which is short, before it asks for more, so that a sender is never read
/// faster than the disk takes it.
final class Reception implements FlatReads.Taker {
    private static final System.Logger LOG = System.getLogger(Reception.class.getName());

    private final Request request;
    private final Response response;
    private final Upload upload;
    private final Uploads uploads;
    private final Runnable afterwards;
    private final FlatReads reads;
    private final Connection<?> socket;
    private final Transfer transfer;
    private final LateAnswer answer;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private volatile @Nullable FileException refusal;

    /// `afterwards` is called once, when it is over in whatever way.
    Reception(
            Request request,
            Response response,
            Upload upload,
            Uploads uploads,
            Runnable afterwards) {
        this.request = request;
        this.response = response;
        this.upload = upload;
        this.uploads = uploads;
        this.afterwards = afterwards;
        reads = new FlatReads(request, this);
        socket = request.getContext().getConnection();
        transfer = Transfer.watch(uploads.timers(), socket, Transfer.SILENCE, Transfer.LEAST);
        answer = LateAnswer.to(response, this::breakOff);
    }

    void begin() {
        reads.begin();
    }

    @Override
    public boolean take(Buffer bytes) {
        transfer.moved(bytes.remaining());
        try {
            if (bytes.hasRemaining()) upload.take(bytes.toByteBuffer());
            return true;
        } catch (FileException refused) {
            refusal = refused;
            return false;
        }
    }

    @Override
    public void complete() {
        upload.finish(new Outcome());
    }

    @Override
    public void unwanted() {
        FileException refused = refusal;
        if (refused != null) refuse(refused);
    }

    @Override
    public void broken(Throwable why) {
        LOG.log(Level.DEBUG, "an upload broke off: {0}", why.getClass().getName());
        breakOff();
        socket.closeSilently();
    }

    private final class Outcome implements Upload.Outcome {
        @Override
        public void kept(StoredFile file) {
            uploads.count(file.size());
            end(() -> Answers.json(response, 201, document(file)));
        }

        @Override
        public void refused(FileException why) {
            refuse(why);
        }
    }

    private void refuse(FileException why) {
        end(() -> uploads.refuse(request, response, why));
    }

    /// On a worker, for whoever calls must not wait for a client that does not read.
    private void end(LateAnswer.Writer writer) {
        if (hasEnded.getAndSet(true)) return;
        transfer.over();
        afterwards.run();
        uploads.workers().execute(() -> answer.give(writer));
    }

    private void breakOff() {
        if (hasEnded.getAndSet(true)) return;
        reads.stop();
        transfer.over();
        upload.abandon();
        afterwards.run();
    }

    private static Map<String, Object> document(StoredFile file) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", file.id());
        document.put("name", file.name());
        document.put("size", file.size());
        document.put("media", file.media());
        if (file.width() != null) document.put("width", file.width());
        if (file.height() != null) document.put("height", file.height());
        if (file.thumb() != null) document.put("thumb", true);
        document.put("url", Downloads.url(file));
        return document;
    }
}
