package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.TokenBucket;
import org.lanternchat.server.time.Timers;

/// The direct answers to one connection's commands. Any thread may call it.
final class Replies {
    private final Wire wire;
    private final Timers timers;

    Replies(Wire wire, Timers timers) {
        this.wire = wire;
        this.timers = timers;
    }

    void send(ServerEvent event) {
        wire.offer(Frame.of(event));
        wire.flush();
    }

    /// Done; said only to those who asked to be told.
    void ok(@Nullable String rid) {
        if (rid != null) send(new ServerEvent.Ok(rid));
    }

    void refuse(
            ErrorCode code,
            String sentence,
            @Nullable String rid,
            @Nullable String cid,
            @Nullable RoomName room) {
        send(Failure.of(code, sentence).about(rid, cid, room));
    }

    void refuse(
            ProtocolException why,
            @Nullable String rid,
            @Nullable String cid,
            @Nullable RoomName room) {
        refuse(why.code(), why.sentence(), rid, cid, room);
    }

    /// Takes from a bucket; when it is empty, the person is told when to try again.
    boolean isTooFast(
            TokenBucket bucket,
            @Nullable String rid,
            @Nullable String cid,
            @Nullable RoomName room,
            String what) {
        long wait = bucket.tryTake(timers.nanos());
        if (wait == 0) return false;
        send(
                Failure.of(
                                ErrorCode.RATE_LIMITED,
                                "You " + what + " very fast. Please wait a moment.")
                        .about(rid, cid, room)
                        .retryAfter(wait));
        return true;
    }
}
