package org.lanternchat.server.store.memory;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoreException.Kind;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.store.Writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One transaction: what it changes lies beside what is committed until `commit`, which makes it
/// everybody's at once. On the journal's thread.
final class MemoryWriting implements Writing {
    private final MemoryStore store;
    private final Attachments attachments;
    private final Layer<String, String> settings;
    private final Map<RoomName, RoomDraft> drafts = new LinkedHashMap<>();
    private final Map<RoomName, RoomLog> made = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private boolean isOpen = true;

    MemoryWriting(MemoryStore store, Attachments attachments, Layer<String, String> settings) {
        this.store = store;
        this.attachments = attachments;
        this.settings = settings;
    }

    @Override
    public @Nullable Entry find(String uid, RoomName room, String cid) {
        checkOpen();
        RoomDraft draft = draft(room);
        LogEntry entry = draft == null ? null : draft.find(uid, cid);
        return entry == null ? null : new Entry(room, shown(entry));
    }

    private LogEntry shown(LogEntry entry) {
        return entry instanceof Chat chat ? attachments.shownNow(chat) : entry;
    }

    @Override
    public @Nullable Chat message(RoomName room, long seq) {
        checkOpen();
        RoomDraft draft = draft(room);
        Chat message = draft == null ? null : draft.message(seq);
        return message == null ? null : attachments.shownNow(message);
    }

    @Override
    public int pins(RoomName room) {
        checkOpen();
        RoomDraft draft = draft(room);
        return draft == null ? 0 : draft.pins();
    }

    @Override
    public @Nullable StoredFile file(String id) {
        checkOpen();
        return attachments.now(id);
    }

    @Override
    public @Nullable String setting(String key) {
        checkOpen();
        return settings.get(key);
    }

    @Override
    public void append(Entry entry) throws StoreException {
        checkOpen();
        RoomDraft draft = draftOrNew(entry.room());
        if (entry.seq() != draft.head() + 1) {
            throw refused("Entry " + entry.seq() + " does not follow " + draft.head() + ".");
        }
        String cid = entry.cid();
        if (cid != null && draft.find(entry.uid(), cid) != null) {
            throw refused("Entry " + entry.seq() + " has the cid of another.");
        }
        if (entry.event() instanceof Chat chat && !attachments.use(chat.files())) {
            throw refused("Entry " + entry.seq() + " has a file that is not there.");
        }
        draft.append(entry.event(), store.nextId(), attachments::gone);
    }

    /// Ends the transaction.
    private StoreException refused(String sentence) {
        close();
        return new StoreException(Kind.BROKEN, sentence);
    }

    @Override
    public void put(Change change) {
        checkOpen();
        switch (change) {
            case Change.File(StoredFile file) -> attachments.put(file);
            case Change.FileGone(String id) -> attachments.remove(id);
            case Change.Setting(String key, String value) -> settings.put(key, value);
            case Change.Room room -> later(room, room.room());
            case Change.Keep keep -> later(keep, keep.room());
            case Change.Standing standing -> later(standing, standing.room());
            case Change.Invite invite -> later(invite, invite.room());
            case Change.Hook hook -> later(hook, hook.room());
            case Change.Person _,
                    Change.Seen _,
                    Change.Token _,
                    Change.TokenGone _,
                    Change.Mark _,
                    Change.InviteGone _,
                    Change.HookGone _,
                    Change.Ban _ ->
                    changes.add(change);
        }
    }

    /// A change of a room, which is made if there is none yet.
    private void later(Change change, RoomName room) {
        var _ = draftOrNew(room);
        changes.add(change);
    }

    @Override
    public int forget(RoomName room, long seq, int limit) {
        checkOpen();
        RoomDraft draft = draft(room);
        return draft == null ? 0 : draft.forget(seq, limit, attachments::gone);
    }

    @Override
    public void commit() {
        checkOpen();
        isOpen = false;
        store.commit(made, drafts.values(), changes);
    }

    @Override
    public void close() {
        if (!isOpen) return;
        isOpen = false;
        drafts.values().forEach(RoomDraft::takeBack);
        attachments.takeBack();
        settings.takeBack();
    }

    private @Nullable RoomDraft draft(RoomName name) {
        RoomDraft known = drafts.get(name);
        if (known != null) return known;
        RoomLog log = store.room(name);
        return log == null ? null : draft(name, log);
    }

    private RoomDraft draftOrNew(RoomName name) {
        RoomDraft known = draft(name);
        if (known != null) return known;
        RoomLog log = new RoomLog(name);
        made.put(name, log);
        return draft(name, log);
    }

    private RoomDraft draft(RoomName name, RoomLog log) {
        RoomDraft draft = new RoomDraft(log);
        drafts.put(name, draft);
        return draft;
    }

    private void checkOpen() {
        if (!isOpen) throw new IllegalStateException("this transaction has ended");
    }
}
