package org.lanternchat.server.store;

import org.lanternchat.protocol.RoomName;

import java.sql.SQLException;

/// Writes what is not in the logs: each change is one row. On the journal's thread, within a
/// transaction.
final class ChangeWriting {
    private final Writer writer;
    private final Database database;
    private boolean hasDeleted;

    ChangeWriting(Writer writer) {
        this.writer = writer;
        this.database = writer.database();
    }

    /// Whether something was taken away that shall be gone from the disk too.
    boolean hasDeleted() {
        return hasDeleted;
    }

    void put(Change change) throws SQLException {
        switch (change) {
            case Change.Person person -> put(person);
            case Change.Seen seen ->
                    database.update(
                            "UPDATE person SET seen = ? WHERE uid = ?", seen.at(), seen.uid());
            case Change.Token token -> put(token);
            case Change.TokenGone gone ->
                    database.update("DELETE FROM token WHERE hash = ?", gone.hash());
            case Change.Room room -> put(room);
            case Change.Keep keep ->
                    database.update(
                            "UPDATE room SET keep_days = ?, keep_entries = ? WHERE id = ?",
                            keep.days(),
                            keep.entries(),
                            id(keep.room()));
            case Change.Standing standing -> put(standing);
            case Change.Mark mark -> put(mark);
            case Change.Invite invite -> put(invite);
            case Change.InviteGone gone ->
                    database.update("DELETE FROM invite WHERE hash = ?", gone.hash());
            case Change.Hook hook -> put(hook);
            case Change.HookGone gone ->
                    database.update("DELETE FROM hook WHERE hash = ?", gone.hash());
            case Change.Ban ban -> put(ban);
            case Change.File file -> FileRows.put(database, file.file());
            case Change.FileGone gone -> {
                FileRows.remove(database, gone.id());
                hasDeleted = true;
            }
            case Change.Setting setting -> put(setting);
        }
    }

    private long id(RoomName room) throws SQLException {
        return writer.roomOrNew(room).id;
    }

    private void put(Change.Person person) throws SQLException {
        database.update(
                "INSERT OR REPLACE INTO person (uid, name, role, seen) VALUES (?, ?, ?, ?)",
                person.uid(),
                person.name().value(),
                person.role().wire(),
                person.seen());
    }

    private void put(Change.Token token) throws SQLException {
        database.update(
                "INSERT OR REPLACE INTO token (hash, uid, at) VALUES (?, ?, ?)",
                token.hash(),
                token.uid(),
                token.at());
    }

    private void put(Change.Room room) throws SQLException {
        database.update(
                "UPDATE room SET kind = ?, title = ?, slow = ?, locked = ? WHERE id = ?",
                room.kind(),
                room.title(),
                room.slow(),
                room.locked() ? 1 : 0,
                id(room.room()));
    }

    private void put(Change.Standing standing) throws SQLException {
        database.update(
                "INSERT OR REPLACE INTO standing"
                        + " (room, uid, role, is_member, muted_until, banned_until)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                id(standing.room()),
                standing.uid(),
                standing.role().wire(),
                standing.isMember() ? 1 : 0,
                standing.mutedUntil(),
                standing.bannedUntil());
    }

    private void put(Change.Mark mark) throws SQLException {
        database.update(
                "INSERT OR REPLACE INTO mark (uid, room, seq)"
                        + " SELECT ?, room.id, ? FROM room WHERE room.name = ?",
                mark.uid(),
                mark.seq(),
                mark.room().value());
    }

    private void put(Change.Invite invite) throws SQLException {
        database.update(
                "INSERT OR REPLACE INTO invite (hash, room, made_by, at) VALUES (?, ?, ?, ?)",
                invite.hash(),
                id(invite.room()),
                invite.by(),
                invite.at());
    }

    private void put(Change.Hook hook) throws SQLException {
        database.update(
                "INSERT OR REPLACE INTO hook (hash, room, uid, name, made_by, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                hook.hash(),
                id(hook.room()),
                hook.uid(),
                hook.name().value(),
                hook.by(),
                hook.at());
    }

    private void put(Change.Ban ban) throws SQLException {
        if (ban.until() == 0) {
            database.update("DELETE FROM ban WHERE subject = ?", ban.subject());
        } else {
            database.update(
                    "INSERT OR REPLACE INTO ban (subject, until) VALUES (?, ?)",
                    ban.subject(),
                    ban.until());
        }
    }

    private void put(Change.Setting setting) throws SQLException {
        if (setting.value() == null) {
            database.update("DELETE FROM setting WHERE key = ?", setting.key());
        } else {
            database.update(
                    "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
                    setting.key(),
                    setting.value());
        }
    }
}
