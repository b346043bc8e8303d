package org.lanternchat.server.operator;

import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.data.DataOption;
import org.lanternchat.server.data.ExitStatus;
import org.lanternchat.server.data.StartException;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Upkeep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// The command `compact`: gives the disk back what deleted messages took. It would keep a running
/// server from writing for too long, so it holds the data folder as a server does. On the process'
/// main thread.
@Command(
        name = "compact",
        description = {
            "Makes the database as small as it can be, while no server runs on the data folder.",
            "Needs as much room again while it works."
        })
final class Compact implements Callable<Integer> {
    private final DataOption data;

    @Mixin private Terminal terminal = new Terminal();

    Compact(DataOption data) {
        this.data = data;
    }

    @Override
    public Integer call() throws StartException, StoreException, IOException {
        Path folder = data.folder();
        Path database = DataFolder.database(folder);
        if (!Files.exists(database)) {
            throw new StartException(
                    ExitStatus.DATA_UNUSABLE,
                    "There is no database at " + database + ". Check the --data folder.");
        }
        DataFolder held =
                DataFolder.take(
                        folder,
                        "A server is running on the data folder "
                                + folder
                                + ". Stop it first, compact, and start it again.");
        try (held) {
            Upkeep.Sizes sizes = Upkeep.compact(database, terminal::progress);
            terminal.say(
                    "The database had "
                            + Amount.bytes(sizes.before())
                            + " and has "
                            + Amount.bytes(sizes.after())
                            + " now. Start the server again.");
            return ExitStatus.OK.code();
        }
    }
}
