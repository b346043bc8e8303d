package org.lanternchat.server.operator;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.data.DataOption;
import org.lanternchat.server.data.ExitStatus;
import org.lanternchat.server.data.StartException;
import org.lanternchat.server.store.Page;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.StoreException;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// The command `export`: a room's messages as they are now, for people or for programs. On the
/// process' main thread.
@Command(
        name = "export",
        description = {
            "Writes a room's messages and files into a new folder, also while the server runs: as"
                    + " pages for a browser, or as JSON, a line for each message."
        })
final class Export implements Callable<Integer> {
    private static final int AT_ONCE = 200;
    private static final int TOLD_EVERY = 10_000;

    private final DataOption data;

    @Mixin private Terminal terminal = new Terminal();

    @Option(
            names = "--room",
            paramLabel = "NAME",
            required = true,
            description = "An open room's name, or a private room's title or id.")
    private String room = "";

    @ArgGroup(multiplicity = "1")
    private Target target = new Target();

    /// One of two kinds.
    static final class Target {
        @Option(
                names = "--html",
                paramLabel = "DIR",
                description = "Folder for pages; begin reading at index.html.")
        private @Nullable Path html;

        @Option(
                names = "--json",
                paramLabel = "DIR",
                description = "Folder for one file in JSON Lines, as in PROTOCOL.md.")
        private @Nullable Path json;
    }

    Export(DataOption data) {
        this.data = data;
    }

    @Override
    public Integer call() throws StartException, StoreException, IOException {
        Path html = target.html;
        Path chosen = html != null ? html : target.json;
        if (chosen == null) throw terminal.wrong("Choose --html or --json.");
        Path into = chosen.toAbsolutePath().normalize();
        if (Files.exists(into) && (!Files.isDirectory(into) || !Folders.list(into).isEmpty())) {
            throw Terminal.refused(
                    "There is something at " + into + " already. Name a new or empty folder.");
        }
        try (SqliteStore store = SqliteStore.beside(DataFolder.database(data.folder()))) {
            RoomChoice of = RoomChoice.of(store.contents(), room);
            Files.createDirectories(into);
            FileCopies files = new FileCopies(store, data.folder(), into);
            try (Written written =
                    html != null
                            ? new HtmlPages(into, of.title())
                            : new JsonLines(into, of.title())) {
                long messages = write(store, of, files, written);
                terminal.say(sentence(messages, files, into));
            }
            return ExitStatus.OK.code();
        }
    }

    private long write(SqliteStore store, RoomChoice of, FileCopies files, Written written)
            throws StoreException, IOException {
        long messages = 0;
        long last = 0;
        for (boolean more = true; more; ) {
            Page page = store.after(of.name(), last, AT_ONCE);
            for (Chat message : page.messages()) {
                written.add(message, files.of(message));
                last = message.seq();
                if (++messages % TOLD_EVERY == 0) {
                    terminal.progress("Exported: " + Amount.of(messages, "message"));
                }
            }
            more = page.after();
        }
        return messages;
    }

    private static String sentence(long messages, FileCopies files, Path into) {
        String what =
                "Exported "
                        + Amount.of(messages, "message")
                        + " and "
                        + Amount.of(files.copied(), "file")
                        + " to "
                        + into
                        + ".";
        return files.missing() == 0
                ? what
                : what
                        + " The contents of "
                        + Amount.of(files.missing(), "file")
                        + " are missing; see `lantern-server check`.";
    }
}
