package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.session.Hooks;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.time.Timers;

import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// One message of a program coming in over HTTP. Runs on whichever worker has bytes for it, one at
/// a time; holds at most `Limits.FRAME_BYTES`.
final class HookReception implements FlatReads.Taker, Hooks.Answer {
    /// So long nothing may come of what a bot says.
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(HookReception.class.getName());

    private final Hooks hooks;
    private final String code;
    private final Timers timers;
    private final Executor workers;
    private final Runnable afterwards;
    private final Request request;
    private final Response response;
    private final FlatReads reads;
    private final Connection<?> socket;
    private final Transfer transfer;
    private final LateAnswer answer;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final AtomicBoolean hasEnded = new AtomicBoolean();

    /// `afterwards` is called once, when it is over in whatever way.
    HookReception(
            Request request,
            Response response,
            Hooks hooks,
            String code,
            Timers timers,
            Executor workers,
            Runnable afterwards) {
        this.hooks = hooks;
        this.code = code;
        this.timers = timers;
        this.workers = workers;
        this.afterwards = afterwards;
        this.request = request;
        this.response = response;
        this.reads = new FlatReads(request, this);
        this.socket = request.getContext().getConnection();
        this.transfer = Transfer.watch(timers, socket, SILENCE, 1);
        this.answer = LateAnswer.to(response, this::breakOff);
    }

    void begin() {
        reads.begin();
    }

    @Override
    public boolean take(Buffer bytes) {
        transfer.moved(bytes.remaining());
        if (body.size() + bytes.remaining() > Limits.FRAME_BYTES) return false;
        byte[] chunk = new byte[bytes.remaining()];
        bytes.get(chunk);
        body.writeBytes(chunk);
        return true;
    }

    @Override
    public void complete() {
        transfer.over();
        try {
            hooks.post(code, text(), this);
        } catch (CharacterCodingException notText) {
            refused(ErrorCode.BAD_FIELD, "What a bot says is text in UTF-8.", 0);
        }
    }

    @Override
    public void unwanted() {
        refused(ErrorCode.TOO_LONG, "What a bot says at once has at most 64 KiB.", 0);
    }

    @Override
    public void broken(Throwable why) {
        LOG.log(Level.DEBUG, "a bot broke off: {0}", why.getClass().getName());
        breakOff();
        socket.closeSilently();
    }

    /// The text itself, or that of a JSON object.
    private String text() throws CharacterCodingException {
        CharBuffer decoded =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.toByteArray()));
        String whole = decoded.toString();
        String inJson = whole.stripLeading().startsWith("{") ? Codec.textIn(whole) : null;
        return inJson == null ? whole : inJson;
    }

    @Override
    public void posted(Entry entry) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("room", entry.room().value());
        document.put("seq", entry.seq());
        end(() -> Answers.json(response, 200, document));
    }

    @Override
    public void refused(ErrorCode why, String sentence, long retry) {
        end(
                () -> {
                    if (retry > 0) {
                        response.setHeader("Retry-After", String.valueOf((retry + 999) / 1_000));
                    }
                    Answers.endSoon(request, response, timers);
                    Answers.refuse(response, HookPosts.status(why), why, sentence);
                });
    }

    /// On a worker, for whoever calls must not wait for a client that does not read.
    private void end(LateAnswer.Writer writer) {
        if (hasEnded.getAndSet(true)) return;
        transfer.over();
        afterwards.run();
        workers.execute(() -> answer.give(writer));
    }

    private void breakOff() {
        if (hasEnded.getAndSet(true)) return;
        reads.stop();
        transfer.over();
        afterwards.run();
    }
}
