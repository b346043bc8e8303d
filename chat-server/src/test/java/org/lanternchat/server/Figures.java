package org.lanternchat.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// What a suite of tests has measured: one line each, on the console and at the end of
/// `target/SUITE.txt`. Lives on the threads of the tests.
public enum Figures {
    FAULTS,
    HURT;

    public void report(String line) {
        String suite = name().toLowerCase(Locale.ROOT);
        System.out.println(suite + ": " + line);
        try {
            Files.writeString(
                    Path.of("target", suite + ".txt"),
                    line + System.lineSeparator(),
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
