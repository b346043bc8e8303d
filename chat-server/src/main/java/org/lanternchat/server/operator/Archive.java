package org.lanternchat.server.operator;

import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.data.StartException;
import org.lanternchat.server.operator.Manifest.Member;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A backup that is read. Nothing in it is believed: only members that its manifest lists are
/// unpacked, to places that follow from their SHA-256, no further than the size that is said. On
/// the command's thread.
final class Archive implements AutoCloseable {
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    static Archive open(Path file) throws IOException, StartException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            return new Archive(zip, manifestIn(zip));
        } catch (IOException | StartException unusable) {
            zip.close();
            throw unusable;
        }
    }

    private static Manifest manifestIn(ZipFile zip) throws IOException, StartException {
        try (InputStream in = member(zip, Manifest.NAME)) {
            byte[] document = in.readNBytes(Manifest.MOST_BYTES + 1);
            if (document.length > Manifest.MOST_BYTES) throw Manifest.notABackup();
            return Manifest.decode(document);
        }
    }

    private static InputStream member(ZipFile zip, String name) throws IOException, StartException {
        ZipEntry entry = zip.getEntry(name);
        InputStream in = entry == null ? null : zip.getInputStream(entry);
        if (in == null) throw Manifest.notABackup();
        return in;
    }

    Manifest manifest() {
        return manifest;
    }

    /// Reads everything once.
    void verify(Terminal terminal) throws IOException, StartException {
        long done = 0;
        for (Member member : manifest.members()) {
            try (InputStream in = member(zip, member.name())) {
                check(member, Digest.of(in, member.size()));
            }
            terminal.progress("Verifying the backup", ++done, manifest.members().size());
        }
    }

    /// Writes everything into an empty folder, as a server's data folder has it.
    void unpack(Path folder, Terminal terminal) throws IOException, StartException {
        long done = 0;
        for (Member member : manifest.members()) {
            Path place =
                    member.isDatabase()
                            ? DataFolder.database(folder)
                            : DataFolder.content(folder, member.sha256());
            Files.createDirectories(place.getParent());
            try (InputStream in = member(zip, member.name());
                    FileChannel to =
                            FileChannel.open(
                                    place,
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.WRITE)) {
                check(member, Digest.copy(in, Channels.newOutputStream(to), member.size()));
                to.force(true);
            }
            terminal.progress("Restoring", ++done, manifest.members().size());
        }
    }

    private static void check(Member member, Digest read) throws StartException {
        if (read.size() != member.size() || !read.sha256().equals(member.sha256())) {
            throw Manifest.notABackup();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
