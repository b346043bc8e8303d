package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.TutorialEvent;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.EntryFrames;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.Page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where connections come into a room: each waits here until all that it must be shown first is at
/// hand, in the tail or read from the store. Belongs to the room's thread.
final class Entrance {
    private final Room room;
    private final RoomName name;
    private final Tail tail;
    private final LogReader reader;
    private final Inbox inbox;
    private final Map<Participant, Arrival> arriving = new LinkedHashMap<>();
    private boolean tailIsLoading;
    private boolean tailIsLoaded;

    Entrance(Room room, Tail tail, LogReader reader, Inbox inbox) {
        this.room = room;
        this.name = room.name();
        this.tail = tail;
        this.reader = reader;
        this.inbox = inbox;
        this.tailIsLoaded = tail.head() == 0;
    }

    void arrive(Arrival arrival) {
        arriving.put(arrival.participant, arrival);
        admit(arrival);
    }

    void withdraw(Participant who) {
        arriving.remove(who);
    }

    /// Nobody waits.
    boolean isIdle() {
        return arriving.isEmpty();
    }

    /// The room is empty: its newest entries need not stay in memory.
    void rest() {
        if (tailIsLoading || !arriving.isEmpty()) return;
        tail.forget();
        tailIsLoaded = tail.head() == 0;
    }

    /// Lets the connection in if all that it must see is at hand, and otherwise has it read.
    private void admit(Arrival arrival) {
        Participant who = arrival.participant;
        if (arriving.get(who) != arrival) return;
        if (!tailIsLoaded) {
            loadTail();
            return;
        }
        long head = tail.head();
        Long since = arrival.since != null && arrival.since <= head ? arrival.since : null;
        if (since != null && head - since <= Limits.CATCH_UP && !tail.covers(arrival.cursor)) {
            readMissed(arrival);
            return;
        }
        arriving.remove(who);
        boolean isNew = room.enter(who);
        if (who.dialect() == Dialect.VERSION_1) {
            welcome(arrival, since, head);
        } else {
            welcomeTutorial(who);
        }
        if (isNew) room.tellOthersOfTutorials(who, who.identity(), "joined");
    }

    private void loadTail() {
        if (tailIsLoading) return;
        tailIsLoading = true;
        reader.read(
                store -> store.newest(name, Limits.CATCH_UP),
                page -> inbox.put(() -> tailLoaded(page)),
                () -> inbox.put(this::tailFailed));
    }

    private void tailLoaded(Page page) {
        tailIsLoading = false;
        tailIsLoaded = true;
        tail.addOlder(page.entries());
        List.copyOf(arriving.values()).forEach(this::admit);
    }

    private void tailFailed() {
        tailIsLoading = false;
        List<Arrival> refused = List.copyOf(arriving.values());
        arriving.clear();
        for (Arrival arrival : refused) refuse(arrival);
    }

    private void readMissed(Arrival arrival) {
        reader.read(
                store -> store.after(name, arrival.cursor, Limits.CATCH_UP),
                page ->
                        inbox.put(
                                () -> {
                                    arrival.read.addAll(page.entries());
                                    arrival.cursor =
                                            page.entries().isEmpty()
                                                    ? tail.head()
                                                    : page.entries().getLast().seq();
                                    admit(arrival);
                                }),
                () ->
                        inbox.put(
                                () -> {
                                    arriving.remove(arrival.participant, arrival);
                                    refuse(arrival);
                                }));
    }

    void refuse(Arrival arrival) {
        Frame error =
                Frame.of(
                        ServerEvent.Failure.of(
                                        ErrorCode.BUSY,
                                        "The room cannot be read now. Please try again.")
                                .about(arrival.rid, null, name));
        if (!room.isAttending(arrival.participant)) arrival.participant.turnedAway(name);
        if (arrival.participant.dialect() == Dialect.VERSION_1) arrival.participant.send(error);
    }

    private void welcome(Arrival arrival, @Nullable Long since, long head) {
        Participant who = arrival.participant;
        room.offer(
                who,
                Frame.of(
                        new ServerEvent.Joined(
                                arrival.rid, name.value(), RoomSummary.OPEN, null, head)));
        room.offer(who, room.usersFrame());
        List<Entry> missed = since == null ? List.of() : missed(arrival, since);
        if (since == null || missed.size() < head - since || HistoryFrames.isTooMuch(missed)) {
            offerNewest(who, since);
        } else {
            for (Frame frame : HistoryFrames.entries(name, missed)) room.offer(who, frame);
        }
        room.offer(who, Frame.of(new ServerEvent.Synced(name.value(), head)));
    }

    /// What is at hand of the entries after `since`: all of them, or, when they are too many, not.
    private List<Entry> missed(Arrival arrival, long since) {
        if (tail.head() - since > Limits.CATCH_UP) return List.of();
        List<Entry> missed = new ArrayList<>(arrival.read);
        missed.addAll(tail.after(arrival.cursor));
        return missed;
    }

    /// The newest messages, after the gap that they leave for somebody who had all up to `since`.
    private void offerNewest(Participant who, @Nullable Long since) {
        List<Entry> newest = HistoryFrames.newestFitting(tail.newest(Limits.NEWEST));
        long first = newest.isEmpty() ? tail.head() + 1 : newest.getFirst().seq();
        if (since != null && first > since + 1) {
            room.offer(who, Frame.of(new ServerEvent.Gap(name.value(), since + 1, first - 1)));
        }
        Page page = new Page(newest, first > 1, false);
        room.offer(who, HistoryFrames.history(null, name, page, false));
    }

    private void welcomeTutorial(Participant who) {
        for (Entry entry : tail.newest(Limits.NEWEST)) {
            room.offer(who, EntryFrames.encoded(entry.event(), who.dialect()));
        }
        if (who.dialect() == Dialect.TUTORIAL_B) {
            room.offer(who, Frame.of(new TutorialEvent.UsersB(room.names())));
        }
    }
}
