package org.lanternchat.server.operator;

import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.data.StartException;
import org.lanternchat.server.operator.Manifest.Member;
import org.lanternchat.server.store.Inventory;
import org.lanternchat.server.store.Inventory.Content;
import org.lanternchat.server.store.StoreException;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs a copy of the database and the contents that it refers to into one file. The server may
/// delete contents meanwhile: those that nobody refers to any more leave the copy too. On the
/// command's thread.
final class Packing {
    private final Path folder;
    private final Path copy;
    private final boolean incomplete;
    private final Terminal terminal;
    private final List<Member> members = new ArrayList<>();

    Packing(Path folder, Path copy, boolean incomplete, Terminal terminal) {
        this.folder = folder;
        this.copy = copy;
        this.incomplete = incomplete;
        this.terminal = terminal;
    }

    /// Writes the file, which is on the disk when this returns.
    Manifest into(Path part, String version) throws IOException, StoreException, StartException {
        Inventory inventory = Inventory.of(copy);
        Files.deleteIfExists(part);
        makeForOwnerAlone(part);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ZipOutputStream zip =
                    new ZipOutputStream(
                            new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            zip.setLevel(Deflater.BEST_SPEED);
            long done = 0;
            for (Content content : inventory.contents()) {
                add(zip, content);
                terminal.progress("Packing files", ++done, inventory.contents().size());
            }
            terminal.progress("Packing the database: " + Amount.bytes(Files.size(copy)));
            try (InputStream database = Files.newInputStream(copy)) {
                Digest digest = put(zip, Manifest.DATABASE, database);
                members.addFirst(new Member(Manifest.DATABASE, digest.size(), digest.sha256()));
            }
            Manifest manifest = manifest(inventory, version);
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.encode());
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
            return manifest;
        }
    }

    private Manifest manifest(Inventory inventory, String version) {
        return new Manifest(
                version,
                inventory.schema(),
                inventory.epoch(),
                System.currentTimeMillis(),
                inventory.rooms(),
                inventory.people(),
                inventory.messages(),
                members);
    }

    private static void makeForOwnerAlone(Path part) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    part,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(part);
        }
    }

    private void add(ZipOutputStream zip, Content content)
            throws IOException, StoreException, StartException {
        String blob = content.blob();
        try (InputStream in = Files.newInputStream(DataFolder.content(folder, blob))) {
            Digest digest = put(zip, Member.nameOf(blob), in);
            if (digest.sha256().equals(blob)) {
                members.add(new Member(Member.nameOf(blob), digest.size(), blob));
                return;
            }
        } catch (NoSuchFileException gone) {
            if (!Inventory.has(DataFolder.database(folder), blob)) {
                Inventory.drop(copy, blob);
                return;
            }
        }
        if (!incomplete) {
            throw Terminal.refused(
                    "The content of a file is missing or damaged, so nothing was saved. See which"
                            + " with `lantern-server check`, or save the rest with --incomplete.");
        }
        terminal.progress("Left out: " + DataFolder.content(folder, blob));
    }

    private static Digest put(ZipOutputStream zip, String name, InputStream content)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Digest digest = Digest.copy(content, zip, Long.MAX_VALUE - 1);
        zip.closeEntry();
        return digest;
    }
}
