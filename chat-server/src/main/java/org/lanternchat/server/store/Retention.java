package org.lanternchat.server.store;

import org.lanternchat.protocol.RoomName;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// How long entries are kept. On the thread of the connection.
final class Retention {
    private static final String ROOM = "(SELECT id FROM room WHERE name = ?)";
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private Retention() {}

    static List<Change.Keep> keeps(Database database) throws SQLException {
        return database.list(
                "SELECT name, keep_days, keep_entries FROM room"
                        + " WHERE keep_days > 0 OR keep_entries > 0 ORDER BY id",
                row ->
                        new Change.Keep(
                                new RoomName(row.getString(1)), row.getLong(2), row.getLong(3)));
    }

    /// Looks at the oldest entries alone: one that is to stay keeps those after it, whatever time
    /// they bear.
    static long expired(Database database, Change.Keep keep, long now) throws SQLException {
        String room = keep.room().value();
        long head = database.number("SELECT head FROM room WHERE name = ?", room);
        long upTo = keep.entries() > 0 ? Math.max(0, head - keep.entries()) : 0;
        if (keep.days() > 0) {
            long bound = now - keep.days() * DAY_MILLIS;
            long stays =
                    database.number(
                            "SELECT seq FROM entry WHERE room = "
                                    + ROOM
                                    + " AND at >= ? ORDER BY seq LIMIT 1",
                            room,
                            bound);
            upTo = Math.max(upTo, stays == 0 ? head : stays - 1);
        }
        long oldest =
                database.number(
                        "SELECT seq FROM entry WHERE room = " + ROOM + " ORDER BY seq LIMIT 1",
                        room);
        return oldest == 0 || oldest > upTo ? 0 : upTo;
    }
}
