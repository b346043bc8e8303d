package org.lanternchat.server.session;

import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.journal.Journal;
import org.lanternchat.server.room.LogReader;
import org.lanternchat.server.room.Rooms;
import org.lanternchat.server.time.Timers;

import java.util.concurrent.Executor;

/// What every session works with. `epoch` is the store's; `rate` multiplies the limits, infinite
/// for none; the executor's threads must not be blocked.
public record Services(
        ServerEvent.ServerInfo server,
        String epoch,
        double rate,
        Identities identities,
        Rooms rooms,
        Journal journal,
        LogReader reader,
        Sessions sessions,
        Timers timers,
        Executor executor) {}
