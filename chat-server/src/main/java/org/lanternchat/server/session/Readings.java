package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.room.HistoryFrames;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.store.Page;
import org.lanternchat.server.store.Search;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;

import java.util.List;

/// Pages of history, and what is found. Called under its session's lock; the store is read on the
/// readers' threads.
final class Readings {
    /// The hits that a page of results has when nobody says how many.
    private static final int HITS = 20;

    /// What a frame takes besides its hits, at the most.
    private static final int ENVELOPE = 1_000;

    private final Services services;
    private final Seat seat;
    private final Replies replies;

    Readings(Services services, Seat seat, Replies replies) {
        this.services = services;
        this.seat = seat;
        this.replies = replies;
    }

    void history(ClientCommand.History history) {
        Room room = services.rooms().find(history.room());
        if (!mayRead(history.rid(), history.room(), room) || room == null) return;
        long head = room.summary().head();
        services.reader()
                .read(
                        store -> page(store, history),
                        page -> {
                            if (stillMayRead(history.rid(), history.room())) {
                                seat.send(frame(history, page, head));
                            }
                        },
                        () -> unreadable(history.rid(), history.room()));
    }

    private static Page page(Store store, ClientCommand.History history) throws StoreException {
        int limit = history.limit() == null ? Limits.NEWEST : history.limit();
        RoomName room = history.room();
        Long before = history.before();
        if (Boolean.TRUE.equals(history.pinned())) {
            return store.pinned(room, before == null ? Long.MAX_VALUE : before, limit);
        }
        if (before != null) return store.before(room, before, limit);
        if (history.after() != null) return store.after(room, history.after(), limit);
        if (history.around() != null) return store.around(room, history.around(), limit);
        return store.newest(room, limit);
    }

    /// The page was read after everything up to `head` was published, so it has that and perhaps
    /// more.
    private static Frame frame(ClientCommand.History history, Page page, long head) {
        return history.around() != null
                ? HistoryFrames.around(history.rid(), history.room(), page, history.around(), head)
                : HistoryFrames.history(
                        history.rid(), history.room(), page, history.after() != null, head);
    }

    void search(ClientCommand.Search search) {
        RoomName name = search.room();
        boolean mayRead =
                name == null
                        ? !isTooFast(search.rid(), null)
                        : mayRead(search.rid(), name, services.rooms().find(name));
        if (!mayRead) return;
        Identity who = seat.identity();
        Search what =
                new Search(
                        search.q(),
                        name,
                        List.copyOf(services.rules().hiddenRoomsOf(who.uid())),
                        services.rules().bannedFrom(who, services.timers().now()),
                        search.from(),
                        search.before(),
                        search.limit() == null ? HITS : search.limit());
        services.searcher()
                .read(
                        store -> fitting(store, what),
                        found -> seat.send(results(found, search.rid())),
                        () -> unreadable(search.rid(), name));
    }

    /// As many hits as fit into one frame.
    private static Search.Found fitting(Store store, Search search) throws StoreException {
        Search.Found found = store.search(search);
        int bytes = Codec.encode(new ServerEvent.Results(null, found.hits(), null)).length;
        if (bytes <= Limits.PAGE_BYTES - ENVELOPE || search.limit() == 1) return found;
        return fitting(store, search.atMost(search.limit() / 2));
    }

    private Frame results(Search.Found found, @Nullable String rid) {
        List<ServerEvent.Hit> hits =
                found.hits().stream().filter(hit -> mayRead(new RoomName(hit.room()))).toList();
        return Frame.of(new ServerEvent.Results(rid, hits, found.next()));
    }

    private boolean mayRead(RoomName room) {
        return services.rules().mayRead(room, seat.identity(), services.timers().now());
    }

    /// What was decided while the store was read counts: nobody sees what was said after they were
    /// put out.
    private boolean stillMayRead(@Nullable String rid, RoomName name) {
        try {
            services.rules().checkMayRead(name, seat.identity(), services.timers().now());
            return true;
        } catch (ProtocolException refused) {
            replies.refuse(refused, rid, null, name);
            return false;
        }
    }

    private boolean mayRead(@Nullable String rid, RoomName name, @Nullable Room room) {
        try {
            services.rules().checkMayRead(name, seat.identity(), services.timers().now());
            if (room == null) throw Rules.noRoom();
        } catch (ProtocolException refused) {
            replies.refuse(refused, rid, null, name);
            return false;
        }
        return !isTooFast(rid, name);
    }

    private boolean isTooFast(@Nullable String rid, @Nullable RoomName room) {
        return replies.isTooFast(seat.identity().reads(), rid, null, room, "read");
    }

    private void unreadable(@Nullable String rid, @Nullable RoomName room) {
        replies.refuse(
                ErrorCode.BUSY, "This cannot be read now. Please try again.", rid, null, room);
    }
}
