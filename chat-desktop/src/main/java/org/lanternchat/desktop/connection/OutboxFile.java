package org.lanternchat.desktop.connection;

import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ProtocolException;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The own messages, edits and the like whose echo has not come, of one person at one server, in
/// the order in which they were written; the file survives a crash. Belongs to the thread of the
/// window, while the file is written on the disk's thread at once after each change.
///
/// Bound: `MOST` commands; `add` refuses the next, which then stays in the composer.
public final class OutboxFile {
    public static final int MOST = 500;

    private static final System.Logger LOG = System.getLogger(OutboxFile.class.getName());

    private final Path file;
    private final DiskWriter disk;
    private final LinkedHashMap<String, Item> items = new LinkedHashMap<>();

    /// A command on its way, as it will be sent, and when it was given.
    public record Item(long at, ClientCommand.LogCommand command) {
        String line() {
            return at + "\t" + Codec.encode(command) + "\n";
        }
    }

    private OutboxFile(Path file, DiskWriter disk, Collection<Item> read) {
        this.file = file;
        this.disk = disk;
        read.forEach(item -> items.put(String.valueOf(item.command().cid()), item));
    }

    /// Reads what is left of an earlier run. Blocks for the disk, so not for the window's thread.
    public static OutboxFile open(Path folder, String account, DiskWriter disk) {
        byte[] bytes = account.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("outbox-" + UUID.nameUUIDFromBytes(bytes) + ".txt");
        disk.flush();
        return new OutboxFile(file, disk, read(file));
    }

    private static List<Item> read(Path file) {
        List<Item> items = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                if (tab < 1 || !line.substring(0, tab).matches("\\d{1,18}")) continue;
                if (parse(line.substring(tab + 1)) instanceof ClientCommand.LogCommand command) {
                    items.add(new Item(Long.parseLong(line, 0, tab, 10), command));
                }
            }
        } catch (NoSuchFileException nothingWaits) {
            return items;
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "{0} could not be read: {1}", file, unreadable.toString());
        }
        return items;
    }

    private static ClientCommand parse(String frame) {
        try {
            return Codec.decodeCommand(frame);
        } catch (ProtocolException damaged) {
            return new ClientCommand.Ping(null);
        }
    }

    /// Keeps a command; false when the outbox is full.
    public boolean add(Item item) {
        if (items.size() >= MOST) return false;
        items.put(String.valueOf(item.command().cid()), item);
        save();
        return true;
    }

    /// Lets go of those that are safe at the server or given up.
    public void removeAll(Collection<String> cids) {
        if (items.keySet().removeAll(cids)) save();
    }

    public List<Item> items() {
        return List.copyOf(items.values());
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    private void save() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Item> item : items.entrySet()) text.append(item.getValue().line());
        disk.write(file, text.toString(), Duration.ZERO);
    }
}
