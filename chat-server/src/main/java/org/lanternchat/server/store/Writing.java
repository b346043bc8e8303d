package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;

/// One transaction: whole, or nothing. Belongs to the journal's thread, for the short time from
/// `Store.begin` to `close`. What it reads includes what it has written itself.
///
/// Any failure ends it: nothing is written, and only `close` may follow.
public interface Writing extends AutoCloseable {
    /// The entry that this identity wrote into the room under this `cid`.
    @Nullable Entry find(String uid, RoomName room, String cid) throws StoreException;

    /// A message as it is now; null when the entry is none, or there is none.
    @Nullable Chat message(RoomName room, long seq) throws StoreException;

    /// How many messages of the room are pinned.
    int pins(RoomName room) throws StoreException;

    @Nullable StoredFile file(String id) throws StoreException;

    @Nullable String setting(String key) throws StoreException;

    /// Writes an entry, whose `seq` is the one after the room's newest, and what follows from it:
    /// the message that it edits, deletes, pins or reacts to is changed, the room's topic is set,
    /// the search finds it. What is wrong with it may be found by a later call, at the latest by
    /// `commit`. A deletion takes the texts of the message and of its edits, its files, reactions
    /// and pin away, from the file too. The caller has checked that the target is a message.
    void append(Entry entry) throws StoreException;

    void put(Change change) throws StoreException;

    /// Takes a room's entries up to `seq` away, at most `limit` of them; how many went.
    int forget(RoomName room, long seq, int limit) throws StoreException;

    /// When this returns, a power cut no longer loses what was written.
    void commit() throws StoreException;

    /// Takes back what was not committed.
    @Override
    void close();
}
