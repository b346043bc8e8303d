package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;

import java.util.List;

/// What outlives the process. `StoreContract` holds every implementation to it.
///
/// `begin` belongs to the journal's thread; the other methods may be called from any thread and may
/// wait for the disk. They see what is committed, and nothing else.
public interface Store extends AutoCloseable {
    /// Names this store's numbering: another store, or one restored from a backup, has another.
    String epoch();

    Contents contents() throws StoreException;

    /// Begins to write; the one before has ended.
    Writing begin() throws StoreException;

    /// The newest messages.
    Page newest(RoomName room, int limit) throws StoreException;

    /// The messages next below `seq`.
    Page before(RoomName room, long seq, int limit) throws StoreException;

    /// The messages next above `seq`.
    Page after(RoomName room, long seq, int limit) throws StoreException;

    /// The message `seq`, or the place where it would be, in the midst of its neighbours.
    Page around(RoomName room, long seq, int limit) throws StoreException;

    /// The pinned messages next below `seq`.
    Page pinned(RoomName room, long seq, int limit) throws StoreException;

    /// The entries next above `seq`, ascending, as they were written; what was deleted since has no
    /// text and no files any more.
    List<Entry> log(RoomName room, long seq, int limit) throws StoreException;

    /// A message as far as counting what somebody has not read goes.
    record Said(long seq, String uid, List<String> mentions) {
        public Said {
            mentions = List.copyOf(mentions);
        }
    }

    /// The newest messages that are not deleted, ascending.
    List<Said> said(RoomName room, int limit) throws StoreException;

    Search.Found search(Search search) throws StoreException;

    /// How many of the newest entries the search looks at one by one, as it then does. For the
    /// journal's thread; cheap.
    long unindexed();

    /// Makes some of them quicker to be found, the oldest first, and waits for the disk. For the
    /// journal's thread, between two transactions.
    void index(int limit) throws StoreException;

    @Nullable StoredFile file(String id) throws StoreException;

    /// Files that belong to no message and were uploaded before `at`.
    List<StoredFile> orphans(long at, int limit) throws StoreException;

    /// Whether any file or thumbnail has this content.
    boolean hasBlob(String blob) throws StoreException;

    /// How long the entries of each room are kept, where that has an end.
    List<Change.Keep> keeps() throws StoreException;

    /// The `seq` up to which `Keep` lets go of the room's entries now; 0 for none.
    long expired(Change.Keep keep, long now) throws StoreException;

    @Override
    void close();
}
