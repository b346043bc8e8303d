package org.lanternchat.server.room;

import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.EntryFrames;
import org.lanternchat.server.frame.Frame;

import java.util.EnumMap;
import java.util.Map;

/// A notice of the tutorials, encoded once for each of their dialects. Belongs to the room's
/// thread.
final class NoticeFrames {
    private final String inA;
    private final String inB;
    private final Map<Dialect, Frame> frames = new EnumMap<>(Dialect.class);

    NoticeFrames(String inA, String inB) {
        this.inA = inA;
        this.inB = inB;
    }

    Frame in(Dialect dialect) {
        return frames.computeIfAbsent(dialect, d -> EntryFrames.notice(d, inA, inB));
    }
}
