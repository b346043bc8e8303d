package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ReadHandler;
import org.glassfish.grizzly.http.io.NIOInputStream;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// One message of a program coming in over HTTP. Runs on whichever worker has bytes for it, one at
/// a time; holds at most `Limits.FRAME_BYTES`.
final class HookReception implements ReadHandler, Hooks.Answer {
    private static final System.Logger LOG = System.getLogger(HookReception.class.getName());

    private final Hooks hooks;
    private final String code;
    private final Executor workers;
    private final Response response;
    private final NIOInputStream input;
    private final Connection<?> socket;
    private final Transfer transfer;
    private final LateAnswer answer;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final AtomicBoolean hasEnded = new AtomicBoolean();

    HookReception(
            Request request,
            Response response,
            Hooks hooks,
            String code,
            Timers timers,
            Executor workers) {
        this.hooks = hooks;
        this.code = code;
        this.workers = workers;
        this.response = response;
        this.input = request.getNIOInputStream();
        this.socket = request.getContext().getConnection();
        this.transfer = Transfer.watch(timers, socket);
        this.answer = LateAnswer.to(response, () -> hasEnded.set(true));
    }

    void begin() {
        input.notifyAvailable(this);
    }

    @Override
    public void onDataAvailable() {
        take();
        if (!hasEnded.get()) input.notifyAvailable(this);
    }

    @Override
    public void onAllDataRead() {
        take();
        if (hasEnded.get()) return;
        try {
            hooks.post(code, text(), this);
        } catch (CharacterCodingException notText) {
            refused(ErrorCode.BAD_FIELD, "What a bot says is text in UTF-8.", 0);
        }
    }

    @Override
    public void onError(Throwable broken) {
        LOG.log(Level.DEBUG, "a bot broke off: {0}", broken.getClass().getName());
        hasEnded.set(true);
        transfer.over();
        socket.closeSilently();
    }

    private void take() {
        transfer.moved();
        Buffer bytes = input.readBuffer();
        try {
            if (body.size() + bytes.remaining() > Limits.FRAME_BYTES) {
                response.setHeader("Connection", "close");
                refused(ErrorCode.TOO_LONG, "What a bot says at once has at most 64 KiB.", 0);
                return;
            }
            byte[] chunk = new byte[bytes.remaining()];
            bytes.get(chunk);
            body.writeBytes(chunk);
        } finally {
            bytes.tryDispose();
        }
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
                    Answers.refuse(response, HookPosts.status(why), why, sentence);
                });
    }

    /// On a worker, for whoever calls must not wait for a client that does not read.
    private void end(LateAnswer.Writer writer) {
        if (hasEnded.getAndSet(true)) return;
        transfer.over();
        workers.execute(() -> answer.give(writer));
    }
}
