package org.lanternchat.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file system of a few megabytes, mounted for a test, with a file on it that fills it up. Needs
/// Linux and root, or a `sudo` that does not ask. Lives on the test's thread.
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /// Mounts it at this empty folder.
    ///
    /// @throws IOException when that may not be done here
    static SmallDisk mount(Path folder, int megabytes) throws IOException {
        String owner = Files.getAttribute(folder, "unix:uid").toString();
        String options = "size=%dm,mode=0700,uid=%s".formatted(megabytes, owner);
        asRoot("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    Path data() {
        return folder.resolve("data");
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /// Leaves so many bytes free.
    void fill(long free) throws IOException {
        long room = folder.toFile().getUsableSpace() - free;
        if (room > 0) Files.write(ballast(), new byte[(int) room]);
    }

    void makeRoom() throws IOException {
        Files.delete(ballast());
    }

    @Override
    public void close() throws IOException {
        asRoot("umount", folder.toString());
    }

    private static void asRoot(String... command) throws IOException {
        List<String> whole = new ArrayList<>();
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            whole.addAll(List.of("sudo", "-n"));
        }
        whole.addAll(List.of(command));
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        // Nothing more is said, so it has ended.
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", whole) + ": " + said);
        }
    }
}
