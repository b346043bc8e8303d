package org.lanternchat.server.store.memory;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.server.store.StoredFile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The files that people uploaded, without what is in them, and how many messages have each.
/// Changed by the journal's thread; others read what is committed, under the store's lock.
final class Attachments {
    private final Layer<String, Attached> files = new Layer<>();
    private final Map<String, Integer> blobs = new HashMap<>();

    /// A file; `wasUsed` from the first message on that has it.
    private record Attached(StoredFile file, int uses, boolean wasUsed) {}

    /// With what this transaction has changed.
    @Nullable StoredFile now(String id) {
        Attached found = files.get(id);
        return found == null ? null : found.file();
    }

    void put(StoredFile file) {
        Attached known = files.get(file.id());
        files.put(
                file.id(),
                known == null
                        ? new Attached(file, 0, false)
                        : new Attached(file, known.uses(), known.wasUsed()));
    }

    void remove(String id) {
        files.put(id, null);
    }

    /// A message has these files; false when one is not there.
    boolean use(List<FileInfo> of) {
        for (FileInfo info : of) {
            Attached file = files.get(info.id());
            if (file == null) return false;
            files.put(info.id(), new Attached(file.file(), file.uses() + 1, true));
        }
        return true;
    }

    /// The message goes, and its files that no other message has.
    void gone(Chat message) {
        for (FileInfo info : message.files()) {
            Attached file = files.get(info.id());
            if (file == null) continue;
            int uses = file.uses() - 1;
            files.put(info.id(), uses == 0 ? null : new Attached(file.file(), uses, true));
        }
    }

    void commit() {
        files.changed()
                .forEach(
                        (id, now) -> {
                            Attached before = files.committed().get(id);
                            if (before != null) count(before.file(), -1);
                            if (now != null) count(now.file(), 1);
                        });
        files.commit();
    }

    private void count(StoredFile file, int change) {
        blobs.merge(file.blob(), change, Attachments::sum);
        if (file.thumb() != null) blobs.merge(file.thumb(), change, Attachments::sum);
    }

    private static @Nullable Integer sum(Integer before, Integer change) {
        return before + change == 0 ? null : before + change;
    }

    void takeBack() {
        files.takeBack();
    }

    @Nullable StoredFile committed(String id) {
        Attached found = files.committed().get(id);
        return found == null ? null : found.file();
    }

    boolean hasBlob(String blob) {
        return blobs.containsKey(blob);
    }

    List<StoredFile> orphans(long before, int limit) {
        return files.committed().values().stream()
                .filter(one -> !one.wasUsed() && one.file().at() < before)
                .map(Attached::file)
                .sorted(Comparator.comparingLong(StoredFile::at))
                .limit(limit)
                .toList();
    }

    /// The message with those of its files that are still there.
    Chat shown(Chat message) {
        return shown(message, this::committed);
    }

    /// The same with what this transaction has changed.
    Chat shownNow(Chat message) {
        return shown(message, this::now);
    }

    private interface Files {
        @Nullable StoredFile file(String id);
    }

    private static Chat shown(Chat message, Files files) {
        if (message.files().isEmpty()) return message;
        List<FileInfo> there = new ArrayList<>();
        for (FileInfo info : message.files()) {
            StoredFile file = files.file(info.id());
            if (file != null) there.add(file.info());
        }
        if (there.equals(message.files())) return message;
        return new Chat(
                message.room(),
                message.seq(),
                message.at(),
                message.uid(),
                message.name(),
                message.cid(),
                message.text(),
                message.reply(),
                there,
                message.mentions(),
                message.edited(),
                message.deleted(),
                message.reactions(),
                message.pinned());
    }
}
