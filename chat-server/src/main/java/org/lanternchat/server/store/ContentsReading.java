package org.lanternchat.server.store;

import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads what a server keeps in memory, once at its start. On the thread of the connection.
final class ContentsReading {
    private final Database database;
    private final Map<Long, RoomName> names = new HashMap<>();

    private ContentsReading(Database database) {
        this.database = database;
    }

    static Contents contents(Database database) throws SQLException {
        return new ContentsReading(database).contents();
    }

    private Contents contents() throws SQLException {
        return new Contents(
                rooms(), people(), tokens(), standings(), marks(), invites(), hooks(), bans());
    }

    private RoomName name(long room) {
        RoomName name = names.get(room);
        if (name == null) throw new IllegalStateException("no room has the id " + room);
        return name;
    }

    private List<Contents.Room> rooms() throws SQLException {
        return database.list(
                "SELECT id, name, kind, title, slow, locked, head, topic FROM room ORDER BY id",
                row -> {
                    RoomName name = new RoomName(row.getString(2));
                    names.put(row.getLong(1), name);
                    return new Contents.Room(
                            new Change.Room(
                                    name,
                                    row.getString(3),
                                    row.getString(4),
                                    row.getLong(5),
                                    row.getBoolean(6)),
                            row.getLong(7),
                            row.getString(8));
                });
    }

    private List<Change.Person> people() throws SQLException {
        return database.list(
                "SELECT uid, name, role, seen FROM person",
                row ->
                        new Change.Person(
                                row.getString(1),
                                new Name(row.getString(2)),
                                role(row.getString(3)),
                                row.getLong(4)));
    }

    private List<Change.Token> tokens() throws SQLException {
        return database.list(
                "SELECT hash, uid, at FROM token",
                row -> new Change.Token(row.getString(1), row.getString(2), row.getLong(3)));
    }

    private List<Change.Standing> standings() throws SQLException {
        return database.list(
                "SELECT room, uid, role, is_member, muted_until, banned_until FROM standing",
                row ->
                        new Change.Standing(
                                name(row.getLong(1)),
                                row.getString(2),
                                role(row.getString(3)),
                                row.getBoolean(4),
                                row.getLong(5),
                                row.getLong(6)));
    }

    private List<Change.Mark> marks() throws SQLException {
        return database.list(
                "SELECT uid, room, seq FROM mark",
                row -> new Change.Mark(row.getString(1), name(row.getLong(2)), row.getLong(3)));
    }

    private List<Change.Invite> invites() throws SQLException {
        return database.list(
                "SELECT hash, room, made_by, at FROM invite ORDER BY at",
                row ->
                        new Change.Invite(
                                row.getString(1),
                                name(row.getLong(2)),
                                row.getString(3),
                                row.getLong(4)));
    }

    private List<Change.Hook> hooks() throws SQLException {
        return database.list(
                "SELECT hash, room, uid, name, made_by, at FROM hook",
                row ->
                        new Change.Hook(
                                row.getString(1),
                                name(row.getLong(2)),
                                row.getString(3),
                                new Name(row.getString(4)),
                                row.getString(5),
                                row.getLong(6)));
    }

    private List<Change.Ban> bans() throws SQLException {
        return database.list(
                "SELECT subject, until FROM ban",
                row -> new Change.Ban(row.getString(1), row.getLong(2)));
    }

    private static Role role(String wire) {
        return Role.valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
