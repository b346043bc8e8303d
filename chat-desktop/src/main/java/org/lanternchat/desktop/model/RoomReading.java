package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.lanternchat.protocol.state.RoomState;

/// How much of a room is loaded, and how much of that was in sight. Belongs to the window's thread.
final class RoomReading {
    /// With so many messages loaded the search for the first unread one ends.
    static final int SEARCHED = 200;

    /// With more messages than this, those far above go; fewer while another room is shown.
    static final int HELD = 4_000;

    static final int HELD_UNSEEN = 2_000;

    /// At least so many of a hundred stay then.
    private static final int KEPT = 50;

    /// And at the most, where more than that is unread.
    private static final int MOST_KEPT = 80;

    private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper();
    private RoomState state;
    private long searchedFor;
    private boolean searching;
    private boolean loadingOlder;
    private boolean atNewest;
    private long inSight;

    RoomReading(RoomState state) {
        this.state = state;
    }

    void bind(RoomState other) {
        state = other;
    }

    // ---- opening

    /// The room is opened anew, with everything after `mark` unread; returns whether that is
    /// anything.
    boolean open(long mark) {
        settled.set(false);
        boolean _ = see(false, 0);
        searchedFor = mark;
        searching = state.head() > mark;
        return searching;
    }

    /// Whether the first unread message is still looked for, among the older ones.
    boolean isSearching() {
        return searching && !reaches(searchedFor) && state.messages().size() < SEARCHED;
    }

    /// The first unread message is loaded, or as much as is looked through for it.
    void settle() {
        searching = false;
        settled.set(true);
    }

    /// Whether everything after `seq` is loaded.
    private boolean reaches(long seq) {
        if (!state.hasOlder()) return true;
        return !state.messages().isEmpty() && state.messages().getFirst().seq() <= seq + 1;
    }

    /// The messages with which the room opens are here.
    ReadOnlyBooleanProperty settledProperty() {
        return settled.getReadOnlyProperty();
    }

    // ---- older messages

    /// Whether a page of older messages may be asked for now; the first asking is the only one
    /// until it came.
    boolean beginOlder() {
        if (loadingOlder || !state.isSynced() || !state.hasOlder()) return false;
        if (state.messages().isEmpty()) return false;
        loadingOlder = true;
        return true;
    }

    void olderCame() {
        loadingOlder = false;
    }

    /// No page comes: what is loaded has to do.
    void endOlder() {
        loadingOlder = false;
        searching = false;
    }

    /// How many of more than `held` messages stay, the newest; all of them while older ones are
    /// wanted. `mark` is up to where the room was read.
    int kept(long mark, int held) {
        int loaded = state.messages().size();
        if (loaded <= held || searching || loadingOlder) return loaded;
        int unread = loaded - Chats.firstFrom(state.messages(), mark + 1);
        return Math.clamp(unread + 1, held * KEPT / 100, held * MOST_KEPT / 100);
    }

    // ---- what was in sight

    /// What is in sight now; returns whether that is news.
    boolean see(boolean newest, long seq) {
        boolean news = newest != atNewest || seq != inSight;
        atNewest = newest;
        inSight = seq;
        return news;
    }

    /// Nobody has moved away from the end of the room, as far as it was told.
    boolean isAtNewest() {
        return atNewest || inSight == 0;
    }

    /// The last `seq` up to which nothing after `mark` was left out of sight: above a gap of
    /// messages that were never loaded, only the end of the room tells that.
    long seenFrom(long mark) {
        if (atNewest) return state.head();
        return reaches(mark) ? inSight : mark;
    }

    /// How many messages came after `mark`, or entries where not all of them are loaded; `told` is
    /// the newest `seq` that the sidebar knows of.
    long unreadAfter(long mark, long told) {
        boolean counts = told <= state.cursor() && state.isLoadedFrom(mark);
        return counts ? state.unreadAfter(mark) : Math.max(told, state.head()) - mark;
    }

    /// How many of them mention this person; `told` where not all are loaded.
    int mentionsAfter(long mark, int told) {
        return state.isLoadedFrom(mark) ? state.mentionsAfter(mark) : told;
    }
}
