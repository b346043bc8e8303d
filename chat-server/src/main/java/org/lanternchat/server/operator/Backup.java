package org.lanternchat.server.operator;

import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.data.DataOption;
import org.lanternchat.server.data.ExitStatus;
import org.lanternchat.server.data.StartException;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Upkeep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;

/// The command `backup`: one file with everything as it is at one moment, also while the server
/// runs. On the process' main thread.
@Command(
        name = "backup",
        description = {
            "Saves all rooms, people and files into one FILE, also while the server runs.",
            "Only its owner can read FILE: it holds the private rooms too."
        })
final class Backup implements Callable<Integer> {
    private final DataOption data;
    private final String version;

    @Mixin private Terminal terminal = new Terminal();

    @Parameters(paramLabel = "FILE", description = "Where to save, such as chat.backup.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Replace FILE if it is there already.")
    private boolean force;

    @Option(
            names = "--incomplete",
            description = "Save what is there, although contents of files are missing or damaged.")
    private boolean incomplete;

    Backup(DataOption data, String version) {
        this.data = data;
        this.version = version;
    }

    @Override
    public Integer call() throws StartException, StoreException, IOException {
        Path target = file.toAbsolutePath().normalize();
        Path beside = target.getParent();
        if (beside == null || Files.isDirectory(target)) {
            throw Terminal.refused(target + " is a folder. Name a file to save into.");
        }
        if (!Files.isDirectory(beside)) {
            throw Terminal.refused("There is no folder " + beside + ". Make it, or name another.");
        }
        if (Files.exists(target) && !force) {
            throw Terminal.refused(
                    target + " is there already. Name another file, or replace it with --force.");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Path work = Files.createTempDirectory(beside, ".lantern-backup-");
        try {
            Manifest saved = save(work.resolve("chat.db"), part);
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            Folders.sync(beside);
            terminal.say(sentence(saved, target));
            return ExitStatus.OK.code();
        } finally {
            Files.deleteIfExists(part);
            Folders.delete(work);
        }
    }

    private Manifest save(Path copy, Path part) throws StartException, StoreException, IOException {
        Path folder = data.folder();
        Path database = DataFolder.database(folder);
        if (Files.exists(database)) {
            terminal.progress("Copying the database: " + Amount.bytes(Files.size(database)));
        }
        try {
            Upkeep.copy(database, copy);
        } catch (StoreException failed) {
            if (failed.kind() != StoreException.Kind.FULL) throw failed;
            throw new StartException(
                    ExitStatus.FAILED,
                    "There is no room for the backup. Make room, or save to another disk.",
                    failed);
        }
        return new Packing(folder, copy, incomplete, terminal).into(part, version);
    }

    private static String sentence(Manifest saved, Path target) throws IOException {
        return "Saved "
                + Amount.of(saved.messages(), "message")
                + " in "
                + Amount.of(saved.rooms(), "room")
                + ", "
                + Amount.of(saved.people(), "name")
                + " and "
                + Amount.of(saved.members().size() - 1L, "file")
                + " to "
                + target
                + " ("
                + Amount.bytes(Files.size(target))
                + ").";
    }
}
