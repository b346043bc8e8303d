package org.lanternchat.desktop.file;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Names for files that others named: fit for every disk, and never one that is taken. Has no
/// state; for any thread.
final class FreeName {
    private static final int TRIES = 1_000;
    private static final int LONGEST = 120;
    private static final String NAMELESS = "file";

    private FreeName() {}

    /// The name without what is a path, a device or hidden on some system.
    static String clean(String given) {
        String plain =
                given.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]", "_")
                        .strip()
                        .replaceAll("^[. ]+|[. ]+$", "");
        if (plain.isEmpty()) return NAMELESS;
        if (plain.matches("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?")) plain = "_" + plain;
        return plain.length() <= LONGEST ? plain : cut(plain);
    }

    /// The ending goes on saying what it is.
    private static String cut(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 || name.length() - dot > 16 ? "" : name.substring(dot);
        int end = LONGEST - ending.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) end--;
        return name.substring(0, end) + ending;
    }

    /// Makes an empty file of this name, or of one with a number behind it.
    static Path make(Path folder, String name) throws IOException {
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        String ending = dot <= 0 ? "" : name.substring(dot);
        for (int i = 1; i <= TRIES; i++) {
            Path made = made(folder, i == 1 ? name : stem + " (" + i + ")" + ending);
            if (made != null) return made;
        }
        throw new FileAlreadyExistsException(name);
    }

    /// Null where there is such a file.
    private static @Nullable Path made(Path folder, String name) throws IOException {
        try {
            return Files.createFile(folder.resolve(name));
        } catch (FileAlreadyExistsException taken) {
            return null;
        } catch (InvalidPathException unfit) {
            throw new IOException(unfit);
        }
    }
}
