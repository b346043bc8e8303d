package org.lanternchat.server.benchmark.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder on the disk that is measured, gone when it is closed. It is made in the folder that
/// `lantern.benchmark.disk` names, or among the temporary files. Immutable.
final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    TemporaryFolder() {
        String disk = System.getProperty("lantern.benchmark.disk", "");
        try {
            path =
                    disk.isEmpty()
                            ? Files.createTempDirectory("benchmark")
                            : Files.createTempDirectory(Path.of(disk), "benchmark");
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) Files.delete(file);
    }
}
