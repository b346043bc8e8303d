package org.lanternchat.desktop.editing;

import java.text.BreakIterator;

/// A text with a caret and a selection, and what one does to it by keys. For one thread.
///
/// Steps are those of people: an emoji is one letter, however many characters it has.
public final class Draft {
    private final Undo undo = new Undo();
    private final Runnable changed;
    private State state = State.EMPTY;

    /// The text, the caret and the other end of the selection.
    record State(String text, int caret, int anchor) {
        static final State EMPTY = new State("", 0, 0);
    }

    /// Where a move leads.
    public enum Move {
        BACK,
        FORWARD,
        WORD_BACK,
        WORD_FORWARD,
        START,
        END
    }

    /// @param changed told after each change of the text, the caret or the selection
    public Draft(Runnable changed) {
        this.changed = changed;
    }

    public String text() {
        return state.text();
    }

    public int caret() {
        return state.caret();
    }

    /// The other end of the selection; the caret where nothing is selected.
    public int anchor() {
        return state.anchor();
    }

    public int start() {
        return Math.min(state.caret(), state.anchor());
    }

    public int end() {
        return Math.max(state.caret(), state.anchor());
    }

    public String selected() {
        return state.text().substring(start(), end());
    }

    private void become(State next) {
        if (next.equals(state)) return;
        state = next;
        changed.run();
    }

    /// Another text from elsewhere, the caret at its end: nothing to be undone.
    public void reset(String text) {
        undo.clear();
        become(new State(text, text.length(), text.length()));
    }

    // ---- changing

    /// Puts a text in place of what is selected.
    public void insert(String text) {
        replace(start(), end(), text);
    }

    /// Puts a text in place of a part, the caret behind it.
    public void replace(int from, int to, String text) {
        String kept = Letters.allowed(text);
        if (from == to && kept.isEmpty()) return;
        boolean typed = from == to && kept.length() <= 2 && !kept.isBlank();
        undo.before(state, typed ? Undo.Kind.TYPING : Undo.Kind.OTHER);
        String all = state.text();
        int caret = from + kept.length();
        become(new State(all.substring(0, from) + kept + all.substring(to), caret, caret));
        undo.after(state);
    }

    /// Deletes what is selected, or else up to where the move would lead.
    public void delete(Move move) {
        int to = start() < end() ? state.anchor() : target(move);
        int from = Math.min(state.caret(), to);
        int until = Math.max(state.caret(), to);
        if (from == until) return;
        boolean single = move == Move.BACK && start() == end();
        undo.before(state, single ? Undo.Kind.DELETING : Undo.Kind.OTHER);
        String all = state.text();
        become(new State(all.substring(0, from) + all.substring(until), from, from));
        undo.after(state);
    }

    public boolean canUndo() {
        return undo.canUndo();
    }

    public boolean canRedo() {
        return undo.canRedo();
    }

    public void undo() {
        if (undo.canUndo()) become(undo.undo(state));
    }

    public void redo() {
        if (undo.canRedo()) become(undo.redo(state));
    }

    // ---- moving

    /// Moves the caret; without `selecting` a selection collapses to the side of the move.
    public void move(Move move, boolean selecting) {
        boolean collapses = !selecting && start() < end();
        if (collapses && move == Move.BACK) {
            moveTo(start(), false);
        } else if (collapses && move == Move.FORWARD) {
            moveTo(end(), false);
        } else {
            moveTo(target(move), selecting);
        }
    }

    public void moveTo(int place, boolean selecting) {
        int caret = Math.clamp(place, 0, state.text().length());
        become(new State(state.text(), caret, selecting ? state.anchor() : caret));
    }

    public void select(int from, int to) {
        int length = state.text().length();
        become(new State(state.text(), Math.clamp(to, 0, length), Math.clamp(from, 0, length)));
    }

    public void selectAll() {
        select(0, state.text().length());
    }

    public void selectWordAt(int place) {
        BreakIterator words = BreakIterator.getWordInstance();
        words.setText(state.text());
        int length = state.text().length();
        if (length == 0) return;
        int at = Math.min(place, length - 1);
        int from = words.isBoundary(at) ? at : words.preceding(at);
        int to = words.following(at);
        select(Math.max(0, from), to == BreakIterator.DONE ? length : to);
    }

    private int target(Move move) {
        String text = state.text();
        int caret = state.caret();
        return switch (move) {
            case BACK -> Letters.before(text, caret);
            case FORWARD -> Letters.after(text, caret);
            case WORD_BACK -> Letters.wordBefore(text, caret);
            case WORD_FORWARD -> Letters.wordAfter(text, caret);
            case START -> 0;
            case END -> text.length();
        };
    }
}
