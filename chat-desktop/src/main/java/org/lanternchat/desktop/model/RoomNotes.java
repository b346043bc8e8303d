package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Row.Refusal;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is known of single messages of a room besides the loaded ones: the originals of replies,
/// the files that were just uploaded, and what the server refused. Belongs to the window's thread.
///
/// Bound: `MOST` of each; the oldest go.
final class RoomNotes {
    static final int MOST = 200;

    private final Map<Long, Chat> originals = bounded();
    private final Map<String, FileInfo> uploads = bounded();
    private final Map<Long, Refusal> refusals = bounded();

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }

    void keepOriginal(Chat original) {
        originals.put(original.seq(), original);
    }

    @Nullable Chat original(long seq) {
        return originals.get(seq);
    }

    void keepUploads(Collection<FileInfo> files) {
        files.forEach(file -> uploads.put(file.id(), file));
    }

    @Nullable FileInfo upload(String id) {
        return uploads.get(id);
    }

    void refuse(long target, Refusal refusal) {
        refusals.put(target, refusal);
    }

    @Nullable Refusal refusal(long target) {
        return refusals.get(target);
    }

    void dismiss(long target) {
        refusals.remove(target);
    }
}
