package org.lanternchat.server.frame;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// What a room has for all who speak one dialect, gathered during one pass: the frames one by one,
/// and the same in one piece, which is written to each of them in one call without a copy. Taken
/// for a pass and given back at its end, by one thread.
public final class Broadcast {
    /// What it holds at the most.
    public static final int BYTES = 64 * 1024;

    private static final ThreadLocal<ArrayDeque<Broadcast>> IDLE =
            ThreadLocal.withInitial(ArrayDeque::new);

    private final List<Frame> frames = new ArrayList<>();
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
    private final ByteBuffer view = bytes.duplicate();

    private Broadcast() {}

    /// An empty one, for this thread.
    public static Broadcast take() {
        Broadcast idle = IDLE.get().pollLast();
        return idle == null ? new Broadcast() : idle;
    }

    /// Nobody needs it any more. To be called by the thread that has taken it.
    public void release() {
        frames.clear();
        bytes.clear();
        IDLE.get().addLast(this);
    }

    public boolean hasSpaceFor(Frame frame) {
        return frame.length() <= bytes.remaining();
    }

    /// Puts a frame, for which there is space, behind the others.
    public void add(Frame frame) {
        frames.add(frame);
        frame.putInto(bytes, 0);
    }

    public int size() {
        return frames.size();
    }

    public Frame frame(int index) {
        return frames.get(index);
    }

    /// The bytes of the frames from the one with the index `first` on: a view for reading, good
    /// until the next call of this object.
    public ByteBuffer bytes(int first) {
        int from = 0;
        for (int i = 0; i < first; i++) from += frames.get(i).length();
        return view.limit(bytes.position()).position(from);
    }
}
