package org.lanternchat.server.operator;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// What the commands do with whole folders. Any thread.
final class Folders {
    private Folders() {}

    /// What is in it; nothing when there is none.
    static List<Path> list(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) return all;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(all::add);
        }
        return all;
    }

    /// Deletes a folder that this program made, with everything in it.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path left, @Nullable IOException failed) throws IOException {
                        if (failed != null) throw failed;
                        Files.delete(left);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// A power cut loses no name in it. Not every system can do that; those that cannot need not.
    static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException cannot) {
            System.getLogger(Folders.class.getName())
                    .log(System.Logger.Level.DEBUG, "a folder was not synced", cannot);
        }
    }

    /// The room on the disk where this folder is or will be, in bytes.
    static long usableSpace(Path folder) throws IOException {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) there = there.getParent();
        return Files.getFileStore(there).getUsableSpace();
    }
}
