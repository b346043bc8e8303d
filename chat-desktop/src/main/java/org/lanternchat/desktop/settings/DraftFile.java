package org.lanternchat.desktop.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/// What one person has typed at one server and not sent, a text for each room. Belongs to the
/// thread of the window; the disk's thread puts the file together and writes it a moment later.
///
/// Bounds: `ROOMS` texts, of which the longest untouched goes first, and `LETTERS` of each.
public final class DraftFile {
    static final int ROOMS = 200;
    static final int LETTERS = 50_000;

    private static final System.Logger LOG = System.getLogger(DraftFile.class.getName());
    private static final Duration SOON = Duration.ofMillis(250);

    private final Path file;
    private final DiskWriter disk;
    private final LinkedHashMap<String, String> texts = new LinkedHashMap<>();

    private DraftFile(Path file, DiskWriter disk, Map<String, String> read) {
        this.file = file;
        this.disk = disk;
        texts.putAll(read);
    }

    /// Reads what is left of an earlier run. Blocks for the disk, so not for the window's thread.
    public static DraftFile open(Path folder, String account, DiskWriter disk) {
        byte[] bytes = account.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("drafts-" + UUID.nameUUIDFromBytes(bytes) + ".properties");
        disk.flush();
        return new DraftFile(file, disk, read(file));
    }

    /// What is typed in a room; empty for nothing.
    public String get(String room) {
        return texts.getOrDefault(room, "");
    }

    public void put(String room, String text) {
        if (text.equals(get(room))) return;
        texts.remove(room);
        if (!text.isEmpty()) texts.put(room, text);
        if (texts.size() > ROOMS) texts.remove(texts.firstEntry().getKey());
        Map<String, String> now = Map.copyOf(texts);
        disk.write(file, () -> encode(now), SOON);
    }

    private static String encode(Map<String, String> texts) {
        Properties lines = new Properties();
        texts.forEach((room, text) -> lines.setProperty(room, cut(text)));
        StringWriter out = new StringWriter();
        try {
            lines.store(out, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static String cut(String text) {
        if (text.length() <= LETTERS) return text;
        boolean inside = Character.isHighSurrogate(text.charAt(LETTERS - 1));
        return text.substring(0, inside ? LETTERS - 1 : LETTERS);
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> texts = new LinkedHashMap<>();
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException nothingTyped) {
            return texts;
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.log(Level.WARNING, "{0} could not be read: {1}", file, unreadable.toString());
            return texts;
        }
        lines.stringPropertyNames().stream()
                .limit(ROOMS)
                .forEach(room -> texts.put(room, lines.getProperty(room)));
        return texts;
    }
}
