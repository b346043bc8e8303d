package org.lanternchat.server.operator;

import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.data.DataOption;
import org.lanternchat.server.data.ExitStatus;
import org.lanternchat.server.store.Inventory;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Upkeep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// The command `check`: whether the database and the contents of files are whole. Changes nothing.
/// On the process' main thread.
@Command(
        name = "check",
        description = "Looks for damage in the database and the files, also while the server runs.")
final class Check implements Callable<Integer> {
    private final DataOption data;

    @Mixin private Terminal terminal = new Terminal();

    Check(DataOption data) {
        this.data = data;
    }

    @Override
    public Integer call() throws StoreException, IOException {
        Path database = DataFolder.database(data.folder());
        List<String> findings = new ArrayList<>(Upkeep.check(database, terminal::progress));
        Inventory inventory = Inventory.of(database);
        ContentCheck contents = new ContentCheck(data.folder(), terminal);
        findings.addAll(contents.findings(inventory.contents()));
        ContentCheck.Unused unused = contents.unused(inventory.contents());
        if (unused.count() > 0) {
            terminal.progress(
                    Amount.of(unused.count(), "content")
                            + " in files ("
                            + Amount.bytes(unused.bytes())
                            + ") belong to no message; the server clears them away within a day.");
        }
        if (findings.isEmpty()) {
            terminal.say(
                    "All is well: "
                            + Amount.of(inventory.messages(), "message")
                            + " in "
                            + Amount.of(inventory.rooms(), "room")
                            + ", "
                            + Amount.of(inventory.contents().size(), "file")
                            + ".");
            return ExitStatus.OK.code();
        }
        findings.forEach(terminal::say);
        terminal.say(
                "Not all is well: "
                        + Amount.of(findings.size(), "finding")
                        + ". Copy the data folder to a safe place, then restore a backup from"
                        + " before the damage.");
        return ExitStatus.CHECK_FAILED.code();
    }
}
