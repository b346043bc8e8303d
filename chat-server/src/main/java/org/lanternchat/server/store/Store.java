package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;

import java.util.List;
import java.util.Map;

/// What outlives the process. `StoreContract` holds every implementation to it.
///
/// `commit` and `find` belong to the journal's thread; the other methods may be called from any
/// thread and may wait for the disk.
public interface Store extends AutoCloseable {
    /// Names this store's numbering: another store, or one restored from a backup, has another.
    String epoch();

    /// Every room that has entries, with the `seq` of its newest.
    Map<RoomName, Long> heads() throws StoreException;

    List<StoredIdentity> identities() throws StoreException;

    /// The entry that this identity wrote into the room under this `cid`.
    @Nullable Entry find(String uid, RoomName room, String cid) throws StoreException;

    /// Writes all of it, or nothing; when it returns, a power cut no longer loses it. Identities
    /// that exist are replaced.
    void commit(List<Entry> entries, List<StoredIdentity> identities) throws StoreException;

    /// The newest entries.
    Page newest(RoomName room, int limit) throws StoreException;

    /// The entries next below `seq`.
    Page before(RoomName room, long seq, int limit) throws StoreException;

    /// The entries next above `seq`.
    Page after(RoomName room, long seq, int limit) throws StoreException;

    /// The entry `seq` in the midst of its neighbours.
    Page around(RoomName room, long seq, int limit) throws StoreException;

    @Override
    void close();
}
