package org.lanternchat.protocol;

import org.jspecify.annotations.Nullable;

/// What a peer sent breaks the protocol. Carries all that the answer needs: the code for programs,
/// a sentence for people, and the `rid`, `cid` and room of the command where they could be read.
public final class ProtocolException extends RuntimeException {
    private final ErrorCode code;
    private final @Nullable String rid;
    private final @Nullable String cid;
    private final @Nullable RoomName room;

    public ProtocolException(ErrorCode code, String sentence) {
        this(code, sentence, null, null, null);
    }

    private ProtocolException(
            ErrorCode code,
            String sentence,
            @Nullable String rid,
            @Nullable String cid,
            @Nullable RoomName room) {
        super(sentence, null, false, false);
        this.code = code;
        this.rid = rid;
        this.cid = cid;
        this.room = room;
    }

    ProtocolException about(
            @Nullable String ofRid, @Nullable String ofCid, @Nullable RoomName ofRoom) {
        return new ProtocolException(code, sentence(), ofRid, ofCid, ofRoom);
    }

    public ErrorCode code() {
        return code;
    }

    /// What went wrong and what to do, for people.
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public @Nullable String rid() {
        return rid;
    }

    public @Nullable String cid() {
        return cid;
    }

    public @Nullable RoomName room() {
        return room;
    }
}
