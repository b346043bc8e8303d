package org.lanternchat.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What the tests of this package have measured: one line each, on the console and at the end of
/// `target/faults.txt`. Lives on the threads of the tests.
final class Figures {
    private static final Path FILE = Path.of("target", "faults.txt");

    private Figures() {}

    static void report(String line) {
        System.out.println("faults: " + line);
        try {
            Files.writeString(
                    FILE,
                    line + System.lineSeparator(),
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
