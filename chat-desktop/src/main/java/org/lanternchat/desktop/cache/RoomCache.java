package org.lanternchat.desktop.cache;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Joined;
import org.lanternchat.protocol.ServerEvent.Welcome;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The rooms that one person has read at one server, in a folder: one file a room, and one for the
/// sidebar. Takes calls on the window's thread and writes on the disk's, whole files at a time.
///
/// Bounds: `ROOMS` and `BYTES`, of which the rooms that were shown longest ago go first, and
/// `ACCOUNTS` folders, of which the one that was used longest ago goes.
public final class RoomCache {
    static final int ROOMS = 100;
    static final long BYTES = 8 * 1024 * 1024;
    static final int ACCOUNTS = 4;

    private static final System.Logger LOG = System.getLogger(RoomCache.class.getName());
    private static final String LIST = "list.txt";

    private final Path folder;
    private final DiskWriter disk;

    /// Of the disk's thread: what lies there.
    private final Map<Path, Kept> kept = new HashMap<>();

    private record Kept(long shownAt, long bytes) {}

    private RoomCache(Path folder, DiskWriter disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /// Nothing is read or written yet.
    ///
    /// @param account what names the person and the server
    public static RoomCache of(Path data, String account, DiskWriter disk) {
        return new RoomCache(data.resolve("cache").resolve(named(account)), disk);
    }

    private static String named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// Whether there is something to begin with. Blocks for the disk.
    public boolean isThere() {
        return Files.isDirectory(folder);
    }

    private Path file(String room) {
        return folder.resolve("room-" + named(room) + ".txt");
    }

    // ---- kept and forgotten

    /// Keeps who this person is and the rooms of the sidebar. The token is none of it.
    public void keep(Welcome welcome) {
        Welcome bare =
                new Welcome(
                        null,
                        welcome.v(),
                        welcome.epoch(),
                        welcome.uid(),
                        welcome.name(),
                        "",
                        welcome.role(),
                        welcome.now(),
                        welcome.server(),
                        welcome.limits(),
                        welcome.rooms());
        CacheFile content = new CacheFile(welcome.epoch(), welcome.uid(), 0, List.of(bare));
        disk.write(folder.resolve(LIST), content::encode, Duration.ZERO);
    }

    /// Keeps a room as it is, in place of what was kept of it.
    public void keep(Welcome of, CachedRoom room) {
        List<ServerEvent> events = room.events();
        CacheFile content = new CacheFile(of.epoch(), of.uid(), room.shownAt(), events);
        Path file = file(room.room());
        disk.write(file, () -> encode(file, content), Duration.ZERO);
        disk.run(this::keepBounds);
    }

    private String encode(Path file, CacheFile content) {
        String text = content.encode();
        kept.put(file, new Kept(content.shownAt(), bytesOf(text)));
        return text;
    }

    private static long bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// Nothing of this room stays.
    public void forget(String room) {
        Path file = file(room);
        disk.delete(file);
        disk.run(() -> kept.remove(file));
    }

    /// Nothing of this person at this server stays.
    public void clear() {
        disk.delete(folder);
        disk.run(kept::clear);
    }

    private void keepBounds() {
        long bytes = kept.values().stream().mapToLong(Kept::bytes).sum();
        while (kept.size() > ROOMS || bytes > BYTES) {
            Map.Entry<Path, Kept> oldest =
                    kept.entrySet().stream()
                            .min(Comparator.comparingLong(one -> one.getValue().shownAt()))
                            .orElseThrow();
            bytes -= oldest.getValue().bytes();
            kept.remove(oldest.getKey());
            delete(oldest.getKey());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            String why = stays.getClass().getSimpleName();
            LOG.log(Level.WARNING, "{0} could not be deleted: {1}", file, why);
        }
    }

    // ---- read again

    /// What an earlier run kept; empty when nothing can be made of it. Blocks for the disk, so not
    /// for the window's thread; to be called before anything is kept.
    public Optional<CachedChat> read() {
        disk.flush();
        forgetOthers();
        if (!Files.isDirectory(folder)) return Optional.empty();
        Map<Path, CacheFile> files = new HashMap<>();
        for (Path file : list(folder)) {
            Optional<CacheFile> content = CacheFile.read(file);
            if (content.isEmpty()) {
                disk.delete(file);
            } else {
                files.put(file, content.get());
            }
        }
        Optional<Welcome> told =
                Optional.ofNullable(files.remove(folder.resolve(LIST)))
                        .flatMap(content -> content.first(Welcome.class));
        Optional<Welcome> welcome = told.or(() -> madeUp(files));
        if (welcome.isEmpty()) return Optional.empty();
        return Optional.of(new CachedChat(welcome.get(), rooms(files, welcome.get())));
    }

    /// The list of rooms is lost: those that are there make one.
    private static Optional<Welcome> madeUp(Map<Path, CacheFile> files) {
        return files.values().stream()
                .max(Comparator.comparingLong(CacheFile::shownAt))
                .map(
                        newest ->
                                new Welcome(
                                        null,
                                        1,
                                        newest.epoch(),
                                        newest.uid(),
                                        "",
                                        "",
                                        Role.MEMBER,
                                        0,
                                        new ServerEvent.ServerInfo("", ""),
                                        ServerEvent.LimitsInfo.CURRENT,
                                        List.of()));
    }

    private List<CachedRoom> rooms(Map<Path, CacheFile> files, Welcome welcome) {
        List<CachedRoom> rooms = new ArrayList<>();
        files.forEach(
                (file, content) -> {
                    boolean same =
                            content.epoch().equals(welcome.epoch())
                                    && content.uid().equals(welcome.uid());
                    CachedRoom room = same ? room(content) : null;
                    if (room == null || !file.equals(file(room.room()))) {
                        disk.delete(file);
                    } else {
                        rooms.add(room);
                        long bytes = size(file);
                        disk.run(() -> kept.put(file, new Kept(room.shownAt(), bytes)));
                    }
                });
        rooms.sort(Comparator.comparingLong(CachedRoom::shownAt).reversed());
        return rooms;
    }

    private static @Nullable CachedRoom room(CacheFile content) {
        Optional<Joined> joined = content.first(Joined.class);
        Optional<ServerEvent.Users> users = content.first(ServerEvent.Users.class);
        Optional<ServerEvent.History> history = content.first(ServerEvent.History.class);
        Optional<ServerEvent.Synced> synced = content.first(ServerEvent.Synced.class);
        if (joined.isEmpty() || users.isEmpty() || history.isEmpty() || synced.isEmpty()) {
            return null;
        }
        return new CachedRoom(
                content.shownAt(),
                joined.get(),
                users.get(),
                content.all(ServerEvent.Seen.class),
                history.get(),
                synced.get());
    }

    private void forgetOthers() {
        Path all = Objects.requireNonNull(folder.getParent());
        if (!Files.isDirectory(all)) return;
        list(all).stream()
                .filter(other -> !other.equals(folder))
                .sorted(Comparator.comparing(RoomCache::usedAt).reversed())
                .skip(ACCOUNTS - 1)
                .forEach(disk::delete);
    }

    private static FileTime usedAt(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            // What was not yet moved into its place is written over the next time.
            return files.filter(file -> !file.toString().endsWith(".new")).toList();
        } catch (IOException unreadable) {
            String why = unreadable.getClass().getSimpleName();
            LOG.log(Level.WARNING, "{0} could not be read: {1}", folder, why);
            return List.of();
        }
    }
}
