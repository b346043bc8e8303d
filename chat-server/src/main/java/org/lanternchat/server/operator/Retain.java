package org.lanternchat.server.operator;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.data.DataOption;
import org.lanternchat.server.data.ExitStatus;
import org.lanternchat.server.data.StartException;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Writing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/// The command `retain`: how long a room's entries are kept. Only writes it down; the server acts
/// on it. On the process' main thread.
@Command(
        name = "retain",
        description = {
            "Says or sets how long a room's messages are kept, also while the server runs.",
            "Older ones are deleted for good. Without more options it says what holds."
        })
final class Retain implements Callable<Integer> {
    private static final long MOST_DAYS = 36_500;
    private static final long MOST_ENTRIES = 1_000_000_000;

    private final DataOption data;

    @Mixin private Terminal terminal = new Terminal();

    @Option(
            names = "--room",
            paramLabel = "NAME",
            required = true,
            description = "An open room's name, or a private room's title or id.")
    private String room = "";

    @Option(names = "--days", paramLabel = "N", description = "Keep the last N days.")
    private @Nullable Long days;

    @Option(
            names = "--entries",
            paramLabel = "N",
            description = "Keep the last N entries: messages, edits, reactions and the like.")
    private @Nullable Long entries;

    @Option(names = "--off", description = "Keep everything.")
    private boolean off;

    Retain(DataOption data) {
        this.data = data;
    }

    @Override
    public Integer call() throws StartException, StoreException {
        checkOptions();
        try (SqliteStore store = SqliteStore.beside(DataFolder.database(data.folder()))) {
            RoomChoice chosen = RoomChoice.of(store.contents(), room);
            if (days == null && entries == null && !off) {
                terminal.say(sentence("is kept", kept(store, chosen), chosen) + ".");
                return ExitStatus.OK.code();
            }
            Change.Keep keep =
                    new Change.Keep(
                            chosen.name(), days == null ? 0 : days, entries == null ? 0 : entries);
            try (Writing writing = store.begin()) {
                writing.put(keep);
                writing.commit();
            }
            terminal.say(
                    sentence("will be kept", keep, chosen)
                            + ". The server acts on it within the hour, and whenever it starts.");
            return ExitStatus.OK.code();
        }
    }

    private void checkOptions() {
        if (off && (days != null || entries != null)) {
            throw terminal.wrong("--off goes without --days and --entries.");
        }
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw terminal.wrong("--days is a number from 1 to " + MOST_DAYS + ".");
        }
        if (entries != null && (entries < 1 || entries > MOST_ENTRIES)) {
            throw terminal.wrong("--entries is a number from 1 to " + MOST_ENTRIES + ".");
        }
    }

    private static Change.Keep kept(Store store, RoomChoice chosen) throws StoreException {
        return store.keeps().stream()
                .filter(keep -> keep.room().equals(chosen.name()))
                .findFirst()
                .orElse(new Change.Keep(chosen.name(), 0, 0));
    }

    private static String sentence(String verb, Change.Keep keep, RoomChoice chosen) {
        String beginning = "What is written in the room " + chosen.name() + " " + verb + " ";
        if (keep.days() == 0 && keep.entries() == 0) return beginning + "without end";
        String forDays = keep.days() == 0 ? "" : "for " + days(keep.days());
        String upTo =
                keep.entries() == 0
                        ? ""
                        : "as long as it is among the newest " + Amount.of(keep.entries());
        return beginning + forDays + (forDays.isEmpty() || upTo.isEmpty() ? "" : ", ") + upTo;
    }

    private static String days(long days) {
        return Amount.of(days, "day");
    }
}
