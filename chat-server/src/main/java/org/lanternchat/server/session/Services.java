package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.identity.Codes;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.identity.JoinCode;
import org.lanternchat.server.identity.Marks;
import org.lanternchat.server.identity.Mentions;
import org.lanternchat.server.journal.Journal;
import org.lanternchat.server.room.LogReader;
import org.lanternchat.server.room.Rooms;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.time.Timers;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What every session works with. `epoch` is the store's; `rate` multiplies the limits, infinite
/// for none; `address` is a URL under which this server can be reached; the executor's threads must
/// not be blocked.
public record Services(
        ServerEvent.ServerInfo server,
        Supplier<String> address,
        String epoch,
        double rate,
        Identities identities,
        Mentions mentions,
        Marks marks,
        Codes codes,
        JoinCode joinCode,
        Rules rules,
        Rooms rooms,
        Journal journal,
        LogReader reader,
        LogReader searcher,
        Sessions sessions,
        Timers timers,
        Executor executor) {
    /// The uid of who may upload files with this token; null for nobody. Waits for nothing.
    public @Nullable String uploader(String token) {
        Identity holder = identities.holder(token);
        if (holder == null) return null;
        return rules.isBanned(holder.uid(), timers.now()) ? null : holder.uid();
    }
}
