package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.store.Page;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Pages of a log as frames of version 1, none of them over `Limits.PAGE_BYTES`: a page that would
/// be larger ends earlier, and says that there is more. Any thread may call it.
public final class HistoryFrames {
    /// What a frame takes besides its messages or entries, at the most.
    private static final int ENVELOPE = 1_000;

    private HistoryFrames() {}

    /// A page whose newest messages matter most, or, if `fromOldest`, whose oldest do; as of the
    /// entry `head`.
    public static Frame history(
            @Nullable String rid, RoomName room, Page page, boolean fromOldest, long head) {
        List<ByteBuffer> all = encoded(page.messages());
        int fit = fromOldest ? fitting(all) : fitting(all.reversed());
        boolean isCut = fit < all.size();
        List<ByteBuffer> kept =
                fromOldest ? all.subList(0, fit) : all.subList(all.size() - fit, all.size());
        boolean before = page.before() || isCut && !fromOldest;
        boolean after = page.after() || isCut && fromOldest;
        return frame(rid, room, kept, before, after, head);
    }

    /// The page around `seq`, cut at both ends where it is too large.
    public static Frame around(
            @Nullable String rid, RoomName room, Page page, long seq, long head) {
        List<Chat> messages = page.messages();
        List<ByteBuffer> all = encoded(messages);
        int from = 0;
        int to = all.size();
        int bytes = ENVELOPE;
        for (ByteBuffer one : all) bytes += cost(one);
        while (to - from > 1 && bytes > Limits.PAGE_BYTES) {
            long below = seq - messages.get(from).seq();
            long above = messages.get(to - 1).seq() - seq;
            bytes -= cost(below >= above ? all.get(from++) : all.get(--to));
        }
        boolean before = page.before() || from > 0;
        boolean after = page.after() || to < all.size();
        return frame(rid, room, all.subList(from, to), before, after, head);
    }

    /// The `seq` of the first message of a page whose newest matter most; `none` if it is empty.
    static long firstFitting(List<Chat> messages, long none) {
        int fit = fitting(encoded(messages).reversed());
        return fit == 0 ? none : messages.get(messages.size() - fit).seq();
    }

    /// Whether these entries are too much to be sent at once.
    static boolean isTooMuch(List<ByteBuffer> entries) {
        int bytes = ENVELOPE;
        for (ByteBuffer entry : entries) bytes += cost(entry);
        return entries.size() > Limits.CATCH_UP || bytes > Limits.CATCH_UP_BYTES;
    }

    /// All these entries, in as many frames as it takes.
    static List<Frame> entries(RoomName room, List<ByteBuffer> entries) {
        List<Frame> frames = new ArrayList<>();
        for (List<ByteBuffer> rest = entries; !rest.isEmpty(); ) {
            int fit = fitting(rest);
            frames.add(Frame.text(Codec.encodeEntries(room.value(), rest.subList(0, fit))));
            rest = rest.subList(fit, rest.size());
        }
        return frames;
    }

    private static Frame frame(
            @Nullable String rid,
            RoomName room,
            List<ByteBuffer> messages,
            boolean before,
            boolean after,
            long head) {
        ServerEvent.History page =
                new ServerEvent.History(rid, room.value(), List.of(), before, after, head);
        return Frame.text(Codec.encodeHistory(page, messages));
    }

    private static List<ByteBuffer> encoded(List<Chat> messages) {
        List<ByteBuffer> encoded = new ArrayList<>(messages.size());
        for (Chat chat : messages) encoded.add(ByteBuffer.wrap(Codec.encode(chat)));
        return encoded;
    }

    /// How many of these fit into one frame; one always does.
    private static int fitting(List<ByteBuffer> parts) {
        int bytes = ENVELOPE;
        int fit = 0;
        while (fit < parts.size()) {
            bytes += cost(parts.get(fit));
            if (bytes > Limits.PAGE_BYTES && fit > 0) break;
            fit++;
        }
        return fit;
    }

    private static int cost(ByteBuffer part) {
        return part.remaining() + 1;
    }
}
