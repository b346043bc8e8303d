package org.lanternchat.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The document with the tables, of which only what stands between a work's markers is rewritten.
/// For one thread.
record Page(Path file) {
    /// Puts new text between `<!-- measured NAME -->` and `<!-- end of NAME -->`.
    void rewrite(String name, String text) throws IOException {
        String page = Files.readString(file);
        String opening = "<!-- measured " + name + " -->";
        String closing = "<!-- end of " + name + " -->";
        int from = page.indexOf(opening);
        int to = page.indexOf(closing);
        if (from < 0 || to < from) {
            throw new IOException(file + " has no place for the figures of " + name);
        }
        Files.writeString(
                file,
                page.substring(0, from + opening.length()) + "\n" + text + page.substring(to));
    }
}
