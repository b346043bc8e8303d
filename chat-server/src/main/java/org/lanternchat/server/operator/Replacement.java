package org.lanternchat.server.operator;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts other data in place of a server's, whose folder is held by the caller. What was there is
/// moved aside, and comes back when something fails. On the command's thread.
final class Replacement {
    static final String STAGING = "restoring-";
    private static final String ASIDE = "before-restore-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /// What a server keeps, the database last: a folder without it is not taken for a new one.
    private static final List<String> DATA =
            List.of("files", "chat.db-wal", "chat.db-shm", "chat.db-journal", "chat.db");

    /// What may lie in a folder that has no data.
    private static final List<String> NO_DATA = List.of("lock", "native");

    private final Path folder;

    private record Move(Path from, Path to) {}

    Replacement(Path folder) {
        this.folder = folder;
    }

    boolean isEmpty() throws IOException {
        return Folders.list(folder).stream()
                .map(each -> each.getFileName().toString())
                .allMatch(Replacement::isNoData);
    }

    private static boolean isNoData(String name) {
        return NO_DATA.contains(name) || name.startsWith(ASIDE) || name.startsWith(STAGING);
    }

    /// Where the old data is now; null when there was none.
    @Nullable Path with(Path staging) throws IOException {
        Path aside =
                unused(
                        folder.resolve(
                                ASIDE + LocalDateTime.now(ZoneId.systemDefault()).format(TIME)));
        boolean hasOld = DATA.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
        if (hasOld) Files.createDirectory(aside);
        List<Move> done = new ArrayList<>();
        try {
            for (String name : DATA) move(folder, aside, name, done);
            for (String name : DATA) move(staging, folder, name, done);
        } catch (IOException failed) {
            takeBack(done, failed);
            throw failed;
        }
        Folders.sync(folder);
        return hasOld ? aside : null;
    }

    private static void move(Path from, Path to, String name, List<Move> done) throws IOException {
        if (!Files.exists(from.resolve(name))) return;
        Move move = new Move(from.resolve(name), to.resolve(name));
        Files.move(move.from(), move.to(), StandardCopyOption.ATOMIC_MOVE);
        done.add(move);
    }

    private static void takeBack(List<Move> done, IOException failed) {
        for (Move move : done.reversed()) {
            try {
                Files.move(move.to(), move.from(), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException stuck) {
                failed.addSuppressed(stuck);
            }
        }
    }

    private static Path unused(Path wanted) {
        Path free = wanted;
        for (int i = 2; Files.exists(free); i++) {
            free = wanted.resolveSibling(wanted.getFileName() + "-" + i);
        }
        return free;
    }
}
