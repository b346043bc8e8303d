package org.lanternchat.server;

import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.identity.Codes;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.identity.JoinCode;
import org.lanternchat.server.identity.Marks;
import org.lanternchat.server.identity.Mentions;
import org.lanternchat.server.journal.Journal;
import org.lanternchat.server.journal.JournalThread;
import org.lanternchat.server.room.LogReader;
import org.lanternchat.server.room.RoomContext;
import org.lanternchat.server.room.Rooms;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.session.Services;
import org.lanternchat.server.session.Sessions;
import org.lanternchat.server.store.Contents;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.time.Timers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/// The parts of a server without its sockets, put together as `ChatServer` does it, with time and
/// workers that belong to a test. The rates are off.
public final class ServerParts implements AutoCloseable {
    public static final Duration EDIT_WINDOW = Duration.ofHours(24);

    private final LogReader reader;
    private final LogReader searcher;
    private final JournalThread journalThread = new JournalThread();
    private final Services services;

    public ServerParts(Store store, Timers timers, Executor executor, RoomName... permanent)
            throws StoreException {
        Contents contents = store.contents();
        double unlimited = Double.POSITIVE_INFINITY;
        reader = new LogReader(store);
        searcher = LogReader.forSearches(store);
        Sessions sessions = new Sessions(timers);
        Rules rules = new Rules(contents);
        Marks marks = new Marks(contents.marks());
        Identities identities = new Identities(contents, timers, unlimited);
        RoomContext context =
                new RoomContext(
                        rules,
                        marks,
                        reader,
                        sessions,
                        file -> "http://localhost/files/" + file.id(),
                        timers,
                        executor);
        Rooms rooms = new Rooms(contents, List.of(permanent), context, identities::ofUid);
        services =
                new Services(
                        new ServerEvent.ServerInfo("parts", "1"),
                        () -> "http://localhost/",
                        store.epoch(),
                        unlimited,
                        identities,
                        new Mentions(identities),
                        marks,
                        new Codes(timers),
                        new JoinCode(null, timers),
                        rules,
                        rooms,
                        new Journal(
                                store, contents, rules, EDIT_WINDOW, timers, rooms, journalThread),
                        reader,
                        searcher,
                        sessions,
                        timers,
                        executor);
        new Housekeeping(reader, services.journal(), rooms, marks, () -> {}, timers).start();
    }

    public Services services() {
        return services;
    }

    @Override
    public void close() {
        services.journal().close();
        journalThread.close();
        reader.close();
        searcher.close();
    }
}
