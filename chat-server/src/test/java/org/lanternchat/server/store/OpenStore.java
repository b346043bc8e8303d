package org.lanternchat.server.store;

import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Delete;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.ServerEvent.Pin;
import org.lanternchat.protocol.ServerEvent.React;
import org.lanternchat.protocol.ServerEvent.Topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A store in a test, with the next `seq` of each room: each call is one transaction and gives back
/// what it wrote. On the test's thread.
final class OpenStore implements AutoCloseable {
    static final RoomName GENERAL = new RoomName("general");
    static final RoomName TECH = new RoomName("tech");
    static final RoomName SECRET = RoomName.ofId(new byte[16]);

    final Store store;
    private final Map<RoomName, Long> heads = new HashMap<>();

    OpenStore(Store store) throws StoreException {
        this.store = store;
        store.contents().rooms().forEach(room -> heads.put(room.name(), room.head()));
    }

    Chat chat(RoomName room, String uid, String text) throws StoreException {
        return chat(room, uid, text, List.of(), List.of());
    }

    Chat chat(RoomName room, String uid, String text, List<FileInfo> files, List<String> mentions)
            throws StoreException {
        long seq = next(room);
        return write(
                room,
                new Chat(
                        room.value(),
                        seq,
                        at(seq),
                        uid,
                        "name of " + uid,
                        "c" + seq,
                        text,
                        seq > 1 ? seq - 1 : null,
                        files,
                        mentions,
                        null,
                        null,
                        Map.of(),
                        null));
    }

    Edit edit(RoomName room, long target, String text, String... mentions) throws StoreException {
        long seq = next(room);
        return write(
                room,
                new Edit(
                        room.value(),
                        seq,
                        at(seq),
                        "u1",
                        "name",
                        "c" + seq,
                        target,
                        text,
                        List.of(mentions),
                        null));
    }

    Delete delete(RoomName room, long target) throws StoreException {
        long seq = next(room);
        return write(room, new Delete(room.value(), seq, at(seq), "u1", "name", "c" + seq, target));
    }

    React react(RoomName room, long target, String uid, String emoji, boolean on)
            throws StoreException {
        long seq = next(room);
        return write(
                room,
                new React(room.value(), seq, at(seq), uid, "name", "c" + seq, target, emoji, on));
    }

    Pin pin(RoomName room, long target, boolean on) throws StoreException {
        long seq = next(room);
        return write(room, new Pin(room.value(), seq, at(seq), "u1", "name", null, target, on));
    }

    Topic topic(RoomName room, String text) throws StoreException {
        long seq = next(room);
        return write(room, new Topic(room.value(), seq, at(seq), "u1", "name", "c" + seq, text));
    }

    /// Many messages in one transaction.
    void chats(RoomName room, int count) throws StoreException {
        try (Writing writing = store.begin()) {
            for (int i = 0; i < count; i++) {
                long seq = next(room);
                writing.append(new Entry(room, plain(room, seq, "text " + seq)));
                heads.put(room, seq);
            }
            writing.commit();
        }
    }

    void put(Change... changes) throws StoreException {
        try (Writing writing = store.begin()) {
            for (Change change : changes) writing.put(change);
            writing.commit();
        }
    }

    int forget(RoomName room, long seq, int limit) throws StoreException {
        try (Writing writing = store.begin()) {
            int gone = writing.forget(room, seq, limit);
            writing.commit();
            return gone;
        }
    }

    /// What is found in all open rooms and in `SECRET`, as `room seq`.
    List<String> found(String text) throws StoreException {
        return seqs(
                store.search(new Search(text, null, List.of(SECRET), Set.of(), null, null, 50)));
    }

    static List<String> seqs(Search.Found found) {
        List<String> seqs = new ArrayList<>();
        found.hits()
                .forEach(
                        hit ->
                                seqs.add(
                                        (hit.room().startsWith("~") ? "secret" : hit.room())
                                                + " "
                                                + hit.seq()));
        return seqs;
    }

    static Chat plain(RoomName room, long seq, String text) {
        return new Chat(room.value(), seq, at(seq), "u1", "alice", "c" + seq, text, null);
    }

    /// When the entry `seq` is written, in every room.
    static long at(long seq) {
        return 1_000 * seq;
    }

    static StoredFile file(String id, String blob) {
        return new StoredFile(
                id, id + ".png", 812, "image/png", 64, 48, blob, "thumb-" + blob, "u1", 50);
    }

    @Override
    public void close() {
        store.close();
    }

    private long next(RoomName room) {
        return heads.getOrDefault(room, 0L) + 1;
    }

    private <T extends LogEntry> T write(RoomName room, T event) throws StoreException {
        try (Writing writing = store.begin()) {
            writing.append(new Entry(room, event));
            writing.commit();
        }
        heads.put(room, event.seq());
        return event;
    }
}
