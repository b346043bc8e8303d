package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Delete;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.ServerEvent.Pin;
import org.lanternchat.protocol.ServerEvent.React;
import org.lanternchat.protocol.ServerEvent.Topic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Between rows and what they stand for. Any thread.
final class Rows {
    /// What `entry.kind` says.
    static final int CHAT = 0;

    static final int EDIT = 1;
    static final int DELETE = 2;
    static final int REACT = 3;
    static final int PIN = 4;
    static final int TOPIC = 5;

    /// What `EntryRow.read` reads.
    static final String ENTRY =
            "entry.id, entry.seq, entry.at, entry.uid, entry.name, entry.cid, entry.text,"
                    + " entry.reply, entry.kind, entry.target, entry.is_on, entry.mentions,"
                    + " entry.deleted, entry.edited, entry.now_text, entry.now_mentions,"
                    + " entry.pinned";

    static final String FILE =
            "file.id, file.name, file.size, file.media, file.width, file.height, file.blob,"
                    + " file.thumb, file.uid, file.at";

    private Rows() {}

    /// A row of `entry`.
    record EntryRow(
            long id,
            long seq,
            long at,
            String uid,
            String name,
            @Nullable String cid,
            String text,
            @Nullable Long reply,
            int kind,
            long target,
            boolean isOn,
            @Nullable String mentions,
            boolean isDeleted,
            @Nullable Long edited,
            @Nullable String nowText,
            @Nullable String nowMentions,
            boolean isPinned) {
        static EntryRow read(ResultSet row) throws SQLException {
            return new EntryRow(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    longOrNull(row, 8),
                    row.getInt(9),
                    row.getLong(10),
                    row.getBoolean(11),
                    row.getString(12),
                    row.getBoolean(13),
                    longOrNull(row, 14),
                    row.getString(15),
                    row.getString(16),
                    row.getBoolean(17));
        }

        /// What the message says now.
        String textNow() {
            return edited == null || nowText == null ? text : nowText;
        }

        /// The message as it is now.
        Chat messageNow(String room, List<FileInfo> files, Map<String, List<String>> reactions) {
            return new Chat(
                    room,
                    seq,
                    at,
                    uid,
                    name,
                    cid,
                    textNow(),
                    reply,
                    files,
                    split(edited == null ? mentions : nowMentions),
                    edited,
                    isDeleted ? true : null,
                    reactions,
                    isPinned ? true : null);
        }

        /// The entry as it was written, without text if that was deleted.
        LogEntry written(String room, List<FileInfo> files) {
            Boolean gone = isDeleted ? true : null;
            return switch (kind) {
                case CHAT ->
                        new Chat(
                                room,
                                seq,
                                at,
                                uid,
                                name,
                                cid,
                                text,
                                reply,
                                files,
                                split(mentions),
                                null,
                                gone,
                                Map.of(),
                                null);
                case EDIT ->
                        new Edit(
                                room, seq, at, uid, name, cid, target, text, split(mentions), gone);
                case DELETE -> new Delete(room, seq, at, uid, name, cid, target);
                case REACT -> new React(room, seq, at, uid, name, cid, target, text, isOn);
                case PIN -> new Pin(room, seq, at, uid, name, cid, target, isOn);
                case TOPIC -> new Topic(room, seq, at, uid, name, cid, text);
                default -> throw new IllegalStateException("an entry of kind " + kind);
            };
        }
    }

    static StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                intOrNull(row, 5),
                intOrNull(row, 6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getLong(10));
    }

    static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Integer intOrNull(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /// Uids have no spaces.
    static @Nullable String joined(List<String> uids) {
        return uids.isEmpty() ? null : String.join(" ", uids);
    }

    static List<String> split(@Nullable String uids) {
        return uids == null ? List.of() : List.of(uids.split(" "));
    }
}
