package org.lanternchat.server.room;

import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.state.Revisions;
import org.lanternchat.server.frame.EntryFrames;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The newest entries of a room's log, as they were written and encoded once, so that whoever
/// returns needs no disk. Bounded by number and by letters; belongs to the room's thread.
final class Tail {
    /// Letters that are kept at the least: more than a resume may bring.
    static final int LETTERS = 2 * Limits.CATCH_UP_BYTES;

    private final EntryFrames.Links links;
    private ArrayDeque<EntryFrames> entries = new ArrayDeque<>();
    private int letters;

    Tail(EntryFrames.Links links) {
        this.links = links;
    }

    EntryFrames add(LogEntry entry) {
        EntryFrames frames = new EntryFrames(entry, links);
        entries.addLast(frames);
        letters += letters(entry);
        while (entries.size() > 1 && isTooLarge())
            letters -= letters(entries.removeFirst().entry());
        return frames;
    }

    /// What was said in a message has been deleted: here, too.
    void delete(long target) {
        ArrayDeque<EntryFrames> kept = new ArrayDeque<>(entries.size());
        for (EntryFrames frames : entries) {
            LogEntry without = withoutText(frames.entry(), target);
            letters += letters(without) - letters(frames.entry());
            kept.add(without.equals(frames.entry()) ? frames : new EntryFrames(without, links));
        }
        entries = kept;
    }

    /// The entry as it is when this message has been deleted.
    static LogEntry withoutText(LogEntry entry, long target) {
        if (entry instanceof Chat chat && chat.seq() == target) return Revisions.deleted(chat);
        if (entry instanceof Edit edit && edit.target() == target) {
            return new Edit(edit.stamp(), edit.target(), "", List.of(), true);
        }
        return entry;
    }

    void clear() {
        entries.clear();
        letters = 0;
    }

    /// Whether every entry after `seq` is here, `head` being the newest.
    boolean covers(long seq, long head) {
        return seq >= head || !entries.isEmpty() && seq + 1 >= entries.getFirst().entry().seq();
    }

    /// Everything after `seq`, ascending.
    List<EntryFrames> after(long seq) {
        List<EntryFrames> found = new ArrayList<>();
        for (var i = entries.descendingIterator(); i.hasNext(); ) {
            EntryFrames frames = i.next();
            if (frames.entry().seq() <= seq) break;
            found.add(frames);
        }
        return found.reversed();
    }

    /// There is more than needed, even without the oldest entry.
    private boolean isTooLarge() {
        return entries.size() > Limits.CATCH_UP
                || letters - letters(entries.getFirst().entry()) > LETTERS;
    }

    private static int letters(LogEntry entry) {
        return entry instanceof Chat chat
                ? chat.text().length()
                : entry instanceof Edit edit ? edit.text().length() : 0;
    }
}
