package org.lanternchat.server.journal;

import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one transaction holds: written whole or not at all, and only then told. Belongs to the
/// journal's thread, for one commit.
final class Group {
    /// The entries that one transaction takes away at the most: each costs milliseconds, and those
    /// who write wait for it.
    static final int FORGOTTEN = 20;

    private final List<Item> items;
    private final Map<RoomName, Long> heads;
    private final Clerk clerk;
    private final Journal.Publisher publisher;
    private final Rules rules;

    private final Map<RoomName, Long> newHeads = new HashMap<>();
    private final Map<RoomName, List<Written>> byRoom = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();
    private boolean hasWritten;

    Group(
            List<Item> items,
            Map<RoomName, Long> heads,
            Clerk clerk,
            Journal.Publisher publisher,
            Rules rules) {
        this.items = items;
        this.heads = heads;
        this.clerk = clerk;
        this.publisher = publisher;
        this.rules = rules;
    }

    void write(Store store, long now) throws StoreException {
        if (items.stream().allMatch(Item.Stop.class::isInstance)) return;
        try (Writing writing = store.begin()) {
            for (Item item : items) {
                switch (item) {
                    case Item.Message(Draft draft) -> write(draft, now, writing);
                    case Item.Changes(List<Change> list, Journal.Outcome done) -> {
                        put(list, writing);
                        answers.add(() -> done.done(null));
                    }
                    case Item.Deed(Act act) -> decide(act, writing);
                    case Item.Forgetting forgetting -> forget(forgetting, writing);
                    case Item.Stop _ -> {}
                }
            }
            if (hasWritten) writing.commit();
        }
    }

    private void write(Draft draft, long now, Writing writing) throws StoreException {
        Entry known =
                draft.cid() == null
                        ? null
                        : writing.find(draft.who().uid(), draft.room(), draft.cid());
        if (known != null) {
            answers.add(() -> publisher.repeat(new Written(known, draft.author())));
            return;
        }
        long head = newHeads.getOrDefault(draft.room(), heads.getOrDefault(draft.room(), 0L));
        try {
            Entry entry = new Entry(draft.room(), clerk.entry(draft, head + 1, now, writing));
            writing.append(entry);
            hasWritten = true;
            newHeads.put(draft.room(), head + 1);
            byRoom.computeIfAbsent(draft.room(), _ -> new ArrayList<>())
                    .add(new Written(entry, draft.author()));
            clerk.written(draft, now);
            answers.add(() -> draft.author().written(entry));
        } catch (SlowRooms.TooSoon slow) {
            String sentence = String.valueOf(slow.getMessage());
            answers.add(() -> draft.author().refused(draft, slow.code(), sentence, slow.retry()));
        } catch (ProtocolException refused) {
            answers.add(() -> Journal.refuse(draft, refused));
        }
    }

    private void put(List<Change> list, Writing writing) throws StoreException {
        for (Change change : list) {
            writing.put(change);
            changes.add(change);
            hasWritten = true;
        }
    }

    private void decide(Act act, Writing writing) throws StoreException {
        try {
            put(act.decide(writing), writing);
            answers.add(act::done);
        } catch (ProtocolException refused) {
            answers.add(() -> act.refused(refused.code(), refused.sentence()));
        }
    }

    private void forget(Item.Forgetting forgetting, Writing writing) throws StoreException {
        int gone = writing.forget(forgetting.room(), forgetting.seq(), FORGOTTEN);
        hasWritten |= gone > 0;
        answers.add(() -> forgetting.done().done(null, gone));
    }

    boolean hasWritten() {
        return hasWritten;
    }

    /// How many entries are written.
    int entries() {
        return byRoom.values().stream().mapToInt(List::size).sum();
    }

    /// It is on disk: everyone is told.
    void tell() {
        heads.putAll(newHeads);
        changes.forEach(rules::apply);
        byRoom.forEach(publisher::publish);
        answers.forEach(Runnable::run);
    }

    /// Nothing of it is on disk.
    void fail(StoreException why) {
        for (Item item : items) {
            switch (item) {
                case Item.Message(Draft draft) -> {
                    clerk.notWritten(draft);
                    draft.author()
                            .refused(
                                    draft,
                                    Journal.codeOf(why.kind()),
                                    Journal.sentenceOf(why.kind()),
                                    0);
                }
                case Item.Changes(_, Journal.Outcome done) -> done.done(why);
                case Item.Deed(Act act) ->
                        act.refused(Journal.codeOf(why.kind()), Journal.sentenceOf(why.kind()));
                case Item.Forgetting forgetting -> forgetting.done().done(why, 0);
                case Item.Stop _ -> {}
            }
        }
    }
}
