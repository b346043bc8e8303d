package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.journal.Journal;
import org.lanternchat.server.time.Timers;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Every room, and what changed among them: told to everyone, once a second at the most. Any thread
/// may call it.
///
/// A room that nobody is in and in which nothing was said is gone, unless it stands from the start.
public final class Rooms implements Journal.Publisher {
    private static final System.Logger LOG = System.getLogger(Rooms.class.getName());

    private final ConcurrentSkipListMap<RoomName, Room> rooms = new ConcurrentSkipListMap<>();
    private final Set<RoomName> changed = new HashSet<>();
    private final LogReader reader;
    private final Timers timers;
    private final Executor executor;
    private final Consumer<Frame> everyone;
    private boolean tellingIsDue;

    /// `heads` are the rooms of the store, `permanent` those that stand from the start; `everyone`
    /// gets the frames that tell of changes.
    public Rooms(
            Map<RoomName, Long> heads,
            Collection<RoomName> permanent,
            LogReader reader,
            Timers timers,
            Executor executor,
            Consumer<Frame> everyone) {
        this.reader = reader;
        this.timers = timers;
        this.executor = executor;
        this.everyone = everyone;
        heads.forEach((name, head) -> rooms.put(name, room(name, true, head)));
        for (RoomName name : permanent) rooms.computeIfAbsent(name, n -> room(n, true, 0));
    }

    /// The room of this name, made if there is none.
    ///
    /// @throws ProtocolException `busy` when the server has as many as it may
    public Room open(RoomName name) {
        Room known = rooms.get(name);
        if (known != null) return known;
        if (rooms.size() >= Limits.ROOMS) {
            throw new ProtocolException(
                    ErrorCode.BUSY,
                    "This server has its " + Limits.ROOMS + " rooms. Join one of those.");
        }
        return rooms.computeIfAbsent(name, n -> room(n, false, 0));
    }

    /// The room of this name, if there is one.
    public @Nullable Room find(RoomName name) {
        return rooms.get(name);
    }

    public List<RoomSummary> summaries() {
        return rooms.values().stream().map(Room::summary).toList();
    }

    @Override
    public void publish(RoomName name, List<Journal.Written> entries) {
        openAnyway(name).publish(entries);
    }

    @Override
    public void repeat(Journal.Written written) {
        openAnyway(written.entry().room()).repeat(written);
    }

    /// The room that stands for one that was retired.
    Room successorOf(Room retired) {
        return openAnyway(retired.name());
    }

    /// For what must not be refused, however many rooms there are.
    private Room openAnyway(RoomName name) {
        return rooms.computeIfAbsent(name, n -> room(n, false, 0));
    }

    /// Waits until the rooms have shown everything that was published to them, but not for long.
    public void settle(Duration most) throws InterruptedException {
        List<Room> all = List.copyOf(rooms.values());
        CountDownLatch settled = new CountDownLatch(all.size());
        for (Room room : all) room.whenDone(settled::countDown);
        if (!settled.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(Level.WARNING, "some rooms did not come to rest");
        }
    }

    void retire(Room room) {
        if (rooms.remove(room.name(), room)) changed(room);
    }

    void changed(Room room) {
        synchronized (changed) {
            changed.add(room.name());
            if (tellingIsDue) return;
            tellingIsDue = true;
        }
        timers.after(Limits.ROOMS_EVERY, this::tell);
    }

    private void tell() {
        List<RoomName> names;
        synchronized (changed) {
            names = List.copyOf(changed);
            changed.clear();
            tellingIsDue = false;
        }
        List<RoomSummary> news = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (RoomName name : names) {
            Room room = rooms.get(name);
            if (room == null) gone.add(name.value());
            else news.add(room.summary());
        }
        everyone.accept(
                Frame.of(new ServerEvent.Rooms(null, news, gone.isEmpty() ? null : gone, null)));
    }

    private Room room(RoomName name, boolean permanent, long head) {
        return new Room(name, permanent, head, this, reader, timers, executor);
    }
}
