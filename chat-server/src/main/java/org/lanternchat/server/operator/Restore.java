package org.lanternchat.server.operator;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.data.DataOption;
import org.lanternchat.server.data.ExitStatus;
import org.lanternchat.server.data.StartException;
import org.lanternchat.server.store.Inventory;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Upkeep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;

/// The command `restore`: the data folder as it was when a backup was made. Everything is checked
/// before anything is touched, and what was there is moved aside. On the process' main thread.
@Command(
        name = "restore",
        description = {
            "Brings back what `backup` saved into FILE, while no server runs on the data folder.",
            "Clients then load everything anew."
        })
final class Restore implements Callable<Integer> {
    /// What is left free on the disk besides what is unpacked, in bytes.
    private static final long RESERVE = 64L * 1024 * 1024;

    private final DataOption data;

    @Mixin private Terminal terminal = new Terminal();

    @Parameters(paramLabel = "FILE", description = "A backup.")
    private Path file = Path.of("");

    @Option(
            names = "--force",
            description =
                    "Also into a folder with data, which is moved to before-restore-TIME within"
                            + " it.")
    private boolean force;

    Restore(DataOption data) {
        this.data = data;
    }

    @Override
    public Integer call() throws StartException, StoreException, IOException {
        Path folder = data.folder();
        Path source = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(source)) {
            throw Terminal.refused("There is no file " + source + ". Name a backup.");
        }
        Replacement replacement = new Replacement(folder);
        refuseData(replacement);
        try (Archive archive = Archive.open(source)) {
            Manifest manifest = archive.manifest();
            refuseNewer(manifest.schema());
            archive.verify(terminal);
            refuseTooLarge(manifest, folder);
            restore(archive, replacement);
            return ExitStatus.OK.code();
        } catch (ZipException damaged) {
            throw Manifest.notABackup();
        }
    }

    private void restore(Archive archive, Replacement replacement)
            throws StartException, StoreException, IOException {
        Path folder = data.folder();
        DataFolder held =
                DataFolder.take(
                        folder,
                        "A server is running on the data folder "
                                + folder
                                + ". Stop it first, then restore.");
        try (held) {
            refuseData(replacement);
            Path staging = Files.createTempDirectory(folder, Replacement.STAGING);
            try {
                archive.unpack(staging, terminal);
                Upkeep.renewEpoch(DataFolder.database(staging));
                Path aside = replacement.with(staging);
                terminal.say(sentence(archive.manifest(), folder, aside));
            } finally {
                Folders.delete(staging);
            }
        }
    }

    private void refuseData(Replacement replacement) throws StartException, IOException {
        if (force || replacement.isEmpty()) return;
        throw Terminal.refused(
                "There is something in the data folder "
                        + data.folder()
                        + " already. Choose an empty one with --data, or move what is there aside"
                        + " with --force.");
    }

    private static void refuseNewer(int schema) throws StartException {
        if (schema <= Inventory.newestSchema()) return;
        throw new StartException(
                ExitStatus.DATA_NEWER,
                "This backup was made by a newer version of Lantern Chat. Install that version,"
                        + " then restore.");
    }

    private static void refuseTooLarge(Manifest manifest, Path folder)
            throws StartException, IOException {
        if (manifest.size() <= Folders.usableSpace(folder) - RESERVE) return;
        throw Terminal.refused(
                "There is no room for the "
                        + Amount.bytes(manifest.size())
                        + " of this backup. Make room, or choose a folder on another disk with"
                        + " --data.");
    }

    private static String sentence(Manifest restored, Path folder, @Nullable Path aside) {
        String what =
                "Restored "
                        + Amount.of(restored.messages(), "message")
                        + " in "
                        + Amount.of(restored.rooms(), "room")
                        + ", "
                        + Amount.of(restored.people(), "name")
                        + " and "
                        + Amount.of(restored.members().size() - 1L, "file")
                        + " to "
                        + folder;
        return aside == null
                ? what + ". Start the server again."
                : what + "; what was there is in " + aside + ". Start the server again.";
    }
}
