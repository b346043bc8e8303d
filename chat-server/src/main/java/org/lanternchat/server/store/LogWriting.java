package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Delete;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.ServerEvent.Pin;
import org.lanternchat.protocol.ServerEvent.React;
import org.lanternchat.protocol.ServerEvent.Topic;
import org.lanternchat.server.store.Rows.EntryRow;

import java.sql.SQLException;
import java.util.List;

/// Writes entries, what follows from them for messages and for the search, and takes them away
/// again. On the journal's thread, within a transaction.
final class LogWriting {
    private final Writer writer;
    private final Database database;
    private final EntryRows rows;
    private boolean hasDeleted;

    LogWriting(Writer writer) {
        this.writer = writer;
        this.database = writer.database();
        this.rows = new EntryRows(database);
    }

    /// Writes out what was appended and not yet written: whatever is read, or changed, has it.
    void writeOut() throws SQLException {
        rows.writeOut();
    }

    /// The same where somebody's entry under this `cid` is among it.
    void writeOut(String uid, String cid) throws SQLException {
        if (rows.has(uid, cid)) rows.writeOut();
    }

    /// Whether something was taken away that shall be gone from the disk too.
    boolean hasDeleted() {
        return hasDeleted;
    }

    void append(Entry entry) throws SQLException {
        Writer.Room room = writer.roomOrNew(entry.room());
        if (entry.seq() != room.head + 1) {
            throw new SQLException(
                    "entry " + entry.seq() + " does not follow " + room.head + " of its room");
        }
        LogEntry event = entry.event();
        if (!(event instanceof Chat)) rows.writeOut();
        switch (event) {
            case Chat chat -> chat(room, chat);
            case Edit edit -> edit(room, edit);
            case Delete delete -> {
                insert(room, event, Rows.DELETE, "", null, delete.target(), null, null);
                delete(room, delete.target());
            }
            case React react -> {
                long target = react.target();
                insert(room, event, Rows.REACT, react.emoji(), null, target, react.on(), null);
                react(room, react);
            }
            case Pin pin -> {
                insert(room, event, Rows.PIN, "", null, pin.target(), pin.on(), null);
                database.update(
                        "UPDATE entry SET pinned = ?"
                                + " WHERE room = ? AND seq = ? AND kind = 0 AND deleted = 0",
                        pin.on() ? 1 : 0,
                        room.id,
                        pin.target());
            }
            case Topic topic -> {
                insert(room, event, Rows.TOPIC, topic.text(), null, null, null, null);
                String now = topic.text().isEmpty() ? null : topic.text();
                database.update("UPDATE room SET topic = ? WHERE id = ?", now, room.id);
            }
        }
        writer.setHead(room, entry.seq());
    }

    private void chat(Writer.Room room, Chat chat) throws SQLException {
        String mentions = Rows.joined(chat.mentions());
        long id = insert(room, chat, Rows.CHAT, chat.text(), chat.reply(), null, null, mentions);
        int place = 0;
        if (chat.files().isEmpty()) return;
        rows.writeOut();
        for (FileInfo file : chat.files()) FileRows.link(database, id, place++, file.id());
    }

    /// An edit that comes after the deletion has no text either.
    private void edit(Writer.Room room, Edit edit) throws SQLException {
        EntryRow message = message(room, edit.target());
        if (message == null || message.isDeleted()) {
            long id = insert(room, edit, Rows.EDIT, "", null, edit.target(), null, null);
            rows.writeOut();
            database.update("UPDATE entry SET deleted = 1 WHERE id = ?", id);
            return;
        }
        String mentions = Rows.joined(edit.mentions());
        insert(room, edit, Rows.EDIT, edit.text(), null, edit.target(), null, mentions);
        database.update(
                "UPDATE entry SET edited = ?, now_text = ?, now_mentions = ? WHERE id = ?",
                edit.at(),
                edit.text(),
                mentions,
                message.id());
        unindex(room, message);
        if (message.id() > writer.indexed()) return;
        SearchIndex.add(database, room.name, room.id, message.id(), message.uid(), edit.text());
    }

    private void delete(Writer.Room room, long target) throws SQLException {
        EntryRow message = message(room, target);
        if (message == null || message.isDeleted()) return;
        hasDeleted = true;
        unindex(room, message);
        strip(message.id());
        database.update(
                "UPDATE entry SET text = '', mentions = NULL, deleted = 1, edited = NULL,"
                        + " now_text = NULL, now_mentions = NULL, pinned = 0 WHERE id = ?",
                message.id());
        database.update(
                "UPDATE entry SET text = '', mentions = NULL, deleted = 1"
                        + " WHERE room = ? AND kind = 1 AND target = ?",
                room.id,
                target);
    }

    /// An emoji's place is that of its first use, until nobody uses it any more.
    private void react(Writer.Room room, React react) throws SQLException {
        EntryRow message = message(room, react.target());
        if (message == null || message.isDeleted()) return;
        if (react.on()) {
            database.update(
                    "INSERT INTO reaction (entry, emoji, uid, first, seq) VALUES (?1, ?2, ?3,"
                            + " coalesce((SELECT first FROM reaction WHERE entry = ?1 AND emoji ="
                            + " ?2 LIMIT 1), ?4), ?4) ON CONFLICT DO NOTHING",
                    message.id(),
                    react.emoji(),
                    react.uid(),
                    react.seq());
        } else {
            database.update(
                    "DELETE FROM reaction WHERE entry = ? AND emoji = ? AND uid = ?",
                    message.id(),
                    react.emoji(),
                    react.uid());
        }
    }

    /// Takes the oldest entries away, up to `seq` and at most `limit`; how many went.
    int forget(RoomName name, long seq, int limit) throws SQLException {
        Writer.Room room = writer.room(name);
        if (room == null) return 0;
        rows.writeOut();
        List<EntryRow> oldest =
                database.list(
                        "SELECT "
                                + Rows.ENTRY
                                + " FROM entry WHERE room = ? AND seq <= ? ORDER BY seq LIMIT ?",
                        EntryRow::read,
                        room.id,
                        seq,
                        limit);
        for (EntryRow row : oldest) {
            if (row.kind() == Rows.CHAT && !row.isDeleted()) {
                unindex(room, row);
                strip(row.id());
            }
            database.update("DELETE FROM entry WHERE id = ?", row.id());
        }
        hasDeleted |= !oldest.isEmpty();
        return oldest.size();
    }

    private void strip(long message) throws SQLException {
        database.update("DELETE FROM reaction WHERE entry = ?", message);
        FileRows.unlink(database, message);
    }

    private void unindex(Writer.Room room, EntryRow message) throws SQLException {
        if (message.id() > writer.indexed()) return;
        SearchIndex.remove(
                database, room.name, room.id, message.id(), message.uid(), message.textNow());
    }

    private @Nullable EntryRow message(Writer.Room room, long seq) throws SQLException {
        return database.first(
                "SELECT " + Rows.ENTRY + " FROM entry WHERE room = ? AND seq = ? AND kind = 0",
                EntryRow::read,
                room.id,
                seq);
    }

    private long insert(
            Writer.Room room,
            LogEntry event,
            int kind,
            String text,
            @Nullable Long reply,
            @Nullable Long target,
            @Nullable Boolean isOn,
            @Nullable String mentions)
            throws SQLException {
        long id = writer.nextId();
        rows.add(
                id,
                room.id,
                event.seq(),
                event.at(),
                event.uid(),
                event.name(),
                event.cid(),
                text,
                reply,
                kind,
                target,
                isOn == null ? null : isOn ? 1 : 0,
                mentions);
        return id;
    }
}
