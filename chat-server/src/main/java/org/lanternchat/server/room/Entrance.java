package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.TutorialEvent;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.EntryFrames;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.Store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where connections come into a room: each waits here until all that it must be shown first is at
/// hand, in the tail or read from the store. Belongs to the room's thread.
final class Entrance {
    private final Room room;
    private final RoomName name;
    private final Recent recent;
    private final Roster roster;
    private final Showing showing;
    private final LogReader reader;
    private final Inbox inbox;
    private final Map<Participant, Arrival> arriving = new LinkedHashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();

    Entrance(
            Room room,
            Recent recent,
            Roster roster,
            Showing showing,
            LogReader reader,
            Inbox inbox) {
        this.room = room;
        this.name = room.name();
        this.roster = roster;
        this.showing = showing;
        this.recent = recent;
        this.reader = reader;
        this.inbox = inbox;
    }

    void arrive(Arrival arrival) {
        Participant who = arrival.participant;
        Arrival before = arriving.get(who);
        if (before != null && before.ticket.isNewerThan(arrival.ticket)) {
            room.answerSuperseded(who, arrival.rid);
            return;
        }
        arriving.put(who, arrival);
        if (before != null) room.answerSuperseded(who, before.rid);
        admit(arrival);
    }

    /// The connection ended.
    void withdraw(Participant who) {
        arriving.remove(who);
    }

    /// The connection does not want to come in any more, unless it asked again since.
    void withdraw(Participant who, Ticket ticket) {
        Arrival arrival = arriving.get(who);
        if (arrival != null && !arrival.ticket.isNewerThan(ticket)) arriving.remove(who);
    }

    /// Nobody waits.
    boolean isIdle() {
        return arriving.isEmpty() && waiting.isEmpty();
    }

    /// Nobody waits to come in.
    boolean isEmpty() {
        return arriving.isEmpty();
    }

    /// An entry is published.
    void show(LogEntry entry) {
        if (!(entry instanceof ServerEvent.Delete delete)) return;
        for (Arrival arrival : arriving.values()) arrival.delete(delete.target());
    }

    /// Older entries were taken from the store.
    void shorten() {
        recent.shorten();
        for (Arrival arrival : arriving.values()) arrival.isOutdated = true;
    }

    /// Runs a task when it can be counted what somebody has not read, or cannot be had.
    void whenCounted(Runnable task) {
        if (recent.isCounted()) {
            task.run();
            return;
        }
        waiting.add(task);
        count();
    }

    /// Lets the connection in if all that it must see is at hand, and otherwise has it read.
    private void admit(Arrival arrival) {
        Participant who = arrival.participant;
        if (arriving.get(who) != arrival) return;
        if (!recent.isLoaded()) {
            load();
            return;
        }
        long head = recent.head();
        Long since = arrival.since != null && arrival.since <= head ? arrival.since : null;
        if (since != null && head - since <= Limits.CATCH_UP && !recent.covers(arrival.cursor)) {
            readMissed(arrival);
            return;
        }
        arriving.remove(who);
        if (!room.mayEnter(arrival)) return;
        boolean isNew = room.enter(who, arrival.ticket);
        if (who.dialect() == Dialect.VERSION_1) {
            welcome(arrival, since, head);
        } else {
            welcomeTutorial(who);
        }
        if (isNew) showing.tellTutorialsOfArrival(who);
    }

    private void load() {
        if (!recent.beginsLoading()) return;
        long head = recent.head();
        reader.read(
                store -> Recent.Snapshot.read(store, name, head),
                snapshot -> inbox.put(() -> loaded(snapshot)),
                () -> inbox.put(this::notLoaded));
    }

    private void loaded(Recent.Snapshot snapshot) {
        if (recent.load(snapshot)) List.copyOf(arriving.values()).forEach(this::admit);
        else if (!arriving.isEmpty()) load();
    }

    private void notLoaded() {
        recent.failed();
        List<Arrival> refused = List.copyOf(arriving.values());
        arriving.clear();
        for (Arrival arrival : refused) refuse(arrival);
    }

    private void count() {
        if (!recent.beginsCounting()) return;
        long head = recent.head();
        reader.read(
                store -> store.said(name, Limits.COUNTED),
                said -> inbox.put(() -> counted(head, said)),
                () -> inbox.put(this::notCounted));
    }

    private void counted(long head, List<Store.Said> said) {
        if (recent.count(head, said)) runWaiting();
        else count();
    }

    private void notCounted() {
        recent.countingFailed();
        runWaiting();
    }

    private void runWaiting() {
        List<Runnable> tasks = List.copyOf(waiting);
        waiting.clear();
        tasks.forEach(Runnable::run);
    }

    private void readMissed(Arrival arrival) {
        if (arrival.isOutdated) arrival.startAgain();
        reader.read(
                store -> store.log(name, arrival.cursor, Limits.CATCH_UP),
                entries -> inbox.put(() -> hasRead(arrival, entries)),
                () ->
                        inbox.put(
                                () -> {
                                    boolean waits = arriving.remove(arrival.participant, arrival);
                                    if (waits) refuse(arrival);
                                }));
    }

    /// What was read may be ahead of what is published, which comes in its own time.
    private void hasRead(Arrival arrival, List<Entry> entries) {
        if (arrival.isOutdated) arrival.startAgain();
        else arrival.take(entries, recent.head());
        admit(arrival);
    }

    private void refuse(Arrival arrival) {
        room.refuse(arrival, ErrorCode.BUSY, "The room cannot be read now. Please try again.");
    }

    private void welcome(Arrival arrival, @Nullable Long since, long head) {
        Participant who = arrival.participant;
        room.offer(who, Frame.of(room.joined(arrival)));
        room.offer(who, roster.users());
        List<ByteBuffer> missed = since == null ? List.of() : missed(arrival, since);
        if (since == null || missed.size() < head - since || HistoryFrames.isTooMuch(missed)) {
            offerNewest(who, since);
        } else {
            for (Frame frame : HistoryFrames.entries(name, missed)) room.offer(who, frame);
        }
        room.offer(who, Frame.of(new ServerEvent.Synced(name.value(), head)));
    }

    /// What is at hand of the entries after `since`: all of them, or, when they are too many, not.
    private List<ByteBuffer> missed(Arrival arrival, long since) {
        if (recent.head() - since > Limits.CATCH_UP) return List.of();
        List<ByteBuffer> missed = new ArrayList<>();
        for (LogEntry entry : arrival.read) missed.add(Frame.of(entry).payload());
        for (EntryFrames entry : recent.after(arrival.cursor)) {
            missed.add(entry.version1().payload());
        }
        return missed;
    }

    /// The newest messages, after the gap that they leave for somebody who had all up to `since`.
    private void offerNewest(Participant who, @Nullable Long since) {
        if (since != null) {
            long to = Math.max(since + 1, recent.firstOfNewest() - 1);
            room.offer(who, Frame.of(new ServerEvent.Gap(name.value(), since + 1, to)));
        }
        room.offer(who, recent.newestFrame());
    }

    private void welcomeTutorial(Participant who) {
        for (Chat chat : recent.newest()) {
            Frame frame = new EntryFrames(chat, room.links()).in(who.dialect());
            if (frame != null) room.offer(who, frame);
        }
        if (who.dialect() == Dialect.TUTORIAL_B) {
            room.offer(who, Frame.of(new TutorialEvent.UsersB(roster.names())));
        }
    }
}
