package org.lanternchat.server.room;

import org.lanternchat.server.frame.EntryFrames;
import org.lanternchat.server.identity.Marks;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.time.Timers;

import java.util.concurrent.Executor;

/// What all rooms work with. Immutable; the executor's threads must not be blocked.
public record RoomContext(
        Rules rules,
        Marks marks,
        LogReader reader,
        Audience audience,
        EntryFrames.Links links,
        Timers timers,
        Executor executor) {}
