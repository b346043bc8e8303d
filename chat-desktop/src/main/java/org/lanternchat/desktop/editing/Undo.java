package org.lanternchat.desktop.editing;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a draft was before. Letters typed in one go are one step, as are those deleted in one go.
/// For one thread; keeps the last `STEPS`.
final class Undo {
    private static final int STEPS = 100;

    private final Deque<Draft.State> past = new ArrayDeque<>();
    private final Deque<Draft.State> future = new ArrayDeque<>();
    private Kind last = Kind.OTHER;
    private Draft.State left = Draft.State.EMPTY;

    /// What kind of change goes on with one of its kind.
    enum Kind {
        TYPING,
        DELETING,
        OTHER
    }

    void clear() {
        past.clear();
        future.clear();
        last = Kind.OTHER;
    }

    /// To be called with what is there before a change.
    void before(Draft.State state, Kind kind) {
        future.clear();
        boolean goesOn = kind != Kind.OTHER && kind == last && state.equals(left);
        last = kind;
        if (goesOn && !past.isEmpty()) return;
        past.push(state);
        if (past.size() > STEPS) past.removeLast();
    }

    /// To be called with what is there after a change.
    void after(Draft.State state) {
        left = state;
    }

    boolean canUndo() {
        return !past.isEmpty();
    }

    boolean canRedo() {
        return !future.isEmpty();
    }

    Draft.State undo(Draft.State state) {
        future.push(state);
        last = Kind.OTHER;
        return past.pop();
    }

    Draft.State redo(Draft.State state) {
        past.push(state);
        last = Kind.OTHER;
        return future.pop();
    }
}
