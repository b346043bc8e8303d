package org.lanternchat.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The document with the tables, of which only what stands between a table's markers is rewritten.
final class Figures {
    private Figures() {}

    static void write(Path page, String name, String table) throws IOException {
        String opening = "<!-- measured " + name + " -->";
        String closing = "<!-- end of " + name + " -->";
        String text = Files.readString(page);
        int from = text.indexOf(opening) + opening.length();
        int to = text.indexOf(closing);
        if (from < opening.length() || to < from) {
            throw new IOException(page + " has no place for the figures of " + name);
        }
        Files.writeString(
                page, text.substring(0, from) + "\n" + table.strip() + "\n" + text.substring(to));
    }
}
