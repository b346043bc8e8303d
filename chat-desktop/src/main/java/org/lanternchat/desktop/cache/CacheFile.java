package org.lanternchat.desktop.cache;

import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ServerEvent;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// One file of the cache as text: a line with the form and a checksum of the rest, a line that says
/// whose it is, and frames of the wire, one a line. Has no state; blocks for the disk.
///
/// What does not match its checksum counts as never written, and is told in the log without any of
/// its content.
record CacheFile(String epoch, String uid, long shownAt, List<ServerEvent> events) {
    /// A room takes no more than this on the disk; its oldest messages are left out.
    static final int ROOM_BYTES = 2 * 1024 * 1024;

    private static final System.Logger LOG = System.getLogger(CacheFile.class.getName());
    private static final String FORM = "lantern-cache 1 ";

    CacheFile {
        events = List.copyOf(events);
    }

    String encode() {
        StringBuilder body = new StringBuilder(epoch + " " + uid + " " + shownAt + "\n");
        for (ServerEvent event : events) {
            byte[] frame =
                    event instanceof ServerEvent.History page ? encode(page) : Codec.encode(event);
            body.append(new String(frame, StandardCharsets.UTF_8)).append('\n');
        }
        return FORM + checksum(body.toString()) + "\n" + body;
    }

    private static byte[] encode(ServerEvent.History page) {
        List<ByteBuffer> newest = new ArrayList<>();
        int bytes = 0;
        for (ServerEvent.Chat chat : page.messages().reversed()) {
            byte[] frame = Codec.encode(chat);
            bytes += frame.length + 1;
            if (bytes > ROOM_BYTES) break;
            newest.addFirst(ByteBuffer.wrap(frame));
        }
        boolean before = page.before() || newest.size() < page.messages().size();
        ServerEvent.History kept =
                new ServerEvent.History(null, page.room(), List.of(), before, page.after());
        return Codec.encodeHistory(kept, newest);
    }

    /// What a file holds; empty when there is none, or when it is damaged.
    static Optional<CacheFile> read(Path file) {
        try {
            Optional<CacheFile> content = decode(Files.readString(file));
            if (content.isEmpty()) LOG.log(Level.WARNING, "{0} is damaged: it is left out", file);
            return content;
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            String why = unreadable.getClass().getSimpleName();
            LOG.log(Level.WARNING, "{0} could not be read: {1}", file, why);
            return Optional.empty();
        }
    }

    private static Optional<CacheFile> decode(String text) {
        int end = text.indexOf('\n');
        if (end < 0 || !text.startsWith(FORM)) return Optional.empty();
        String body = text.substring(end + 1);
        if (!text.substring(FORM.length(), end).equals(checksum(body))) return Optional.empty();
        List<String> lines = body.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().matches("\\S+ \\S+ \\d{1,18}")) {
            return Optional.empty();
        }
        String head = lines.getFirst();
        int first = head.indexOf(' ');
        int last = head.lastIndexOf(' ');
        List<ServerEvent> events =
                lines.subList(1, lines.size()).stream().map(Codec::decodeEvent).toList();
        return Optional.of(
                new CacheFile(
                        head.substring(0, first),
                        head.substring(first + 1, last),
                        Long.parseLong(head, last + 1, head.length(), 10),
                        events));
    }

    private static String checksum(String body) {
        CRC32 sum = new CRC32();
        sum.update(body.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /// The first event of this kind.
    <E extends ServerEvent> Optional<E> first(Class<E> kind) {
        return all(kind).stream().findFirst();
    }

    <E extends ServerEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
