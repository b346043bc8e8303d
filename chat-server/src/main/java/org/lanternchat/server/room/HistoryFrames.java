package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.Page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Pages of a log as frames of version 1, none of them over `Limits.PAGE_BYTES`: a page that would
/// be larger ends earlier, and says that there is more.
public final class HistoryFrames {
    /// What an event takes besides its text, at the most.
    private static final int ENVELOPE = 400;

    private HistoryFrames() {}

    /// A page whose newest entries matter most, or, if `fromOldest`, whose oldest do.
    public static Frame history(
            @Nullable String rid, RoomName room, Page page, boolean fromOldest) {
        List<Entry> all = fromOldest ? page.entries() : page.entries().reversed();
        List<Entry> fitting = fitting(all);
        boolean cut = fitting.size() < all.size();
        List<Entry> ascending = fromOldest ? fitting : fitting.reversed();
        return Frame.of(
                new ServerEvent.History(
                        rid,
                        room.value(),
                        ascending.stream().map(Entry::event).toList(),
                        page.before() || cut && !fromOldest,
                        page.after() || cut && fromOldest));
    }

    /// The page around `seq`, cut at both ends where it is too large.
    public static Frame around(@Nullable String rid, RoomName room, Page page, long seq) {
        List<Entry> entries = page.entries();
        int from = 0;
        int to = entries.size();
        int bytes = cost(entries);
        while (to - from > 1 && bytes > Limits.PAGE_BYTES) {
            long below = seq - entries.get(from).seq();
            long above = entries.get(to - 1).seq() - seq;
            bytes -= cost(below >= above ? entries.get(from++) : entries.get(--to));
        }
        Page kept =
                new Page(
                        entries.subList(from, to),
                        page.before() || from > 0,
                        page.after() || to < entries.size());
        return history(rid, room, kept, false);
    }

    /// As many of the newest of these entries as fit into one frame.
    static List<Entry> newestFitting(List<Entry> entries) {
        return fitting(entries.reversed()).reversed();
    }

    /// Whether these entries are too much to be sent at once.
    static boolean isTooMuch(List<Entry> entries) {
        return entries.size() > Limits.CATCH_UP || cost(entries) > Limits.CATCH_UP_BYTES;
    }

    /// All these entries, in as many frames as it takes.
    static List<Frame> entries(RoomName room, List<Entry> entries) {
        List<Frame> frames = new ArrayList<>();
        for (List<Entry> rest = entries; !rest.isEmpty(); ) {
            int fit = fitting(rest).size();
            List<ServerEvent.LogEntry> events = new ArrayList<>(fit);
            for (Entry entry : rest.subList(0, fit)) events.add(entry.event());
            frames.add(Frame.of(new ServerEvent.Entries(room.value(), events)));
            rest = rest.subList(fit, rest.size());
        }
        return frames;
    }

    private static List<Entry> fitting(List<Entry> entries) {
        int bytes = ENVELOPE;
        int fit = 0;
        while (fit < entries.size()) {
            bytes += cost(entries.get(fit));
            if (bytes > Limits.PAGE_BYTES && fit > 0) break;
            fit++;
        }
        return entries.subList(0, fit);
    }

    private static int cost(List<Entry> entries) {
        return ENVELOPE + entries.stream().mapToInt(HistoryFrames::cost).sum();
    }

    /// An upper bound: escaping at most doubles a text.
    private static int cost(Entry entry) {
        return ENVELOPE + 2 * entry.text().getBytes(StandardCharsets.UTF_8).length;
    }
}
