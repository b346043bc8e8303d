package org.lanternchat.server.net;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What the operator has put into the folder `get`, for a network without the internet: installers,
/// and nothing else that may lie there. Looks each time; may wait for the disk for a moment.
final class Installers {
    /// More than these nobody chooses from.
    static final int MOST = 50;

    /// Files that are looked at, whatever they are.
    private static final int LOOKED_AT = 1_000;

    /// Without folders, hidden files, spaces, or anything that means something in an address.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~-]{0,126}");

    private static final Map<String, String> SYSTEMS =
            Map.of(
                    ".msi", "windows",
                    ".exe", "windows",
                    ".dmg", "macos",
                    ".pkg", "macos",
                    ".deb", "debian",
                    ".rpm", "fedora",
                    ".appimage", "linux",
                    ".tar.gz", "linux",
                    ".jar", "java");

    private static final System.Logger LOG = System.getLogger(Installers.class.getName());

    private final @Nullable Path folder;

    /// One that can be handed out.
    ///
    /// @param system for which it is, in one lower-case word
    record Installer(String name, String system, long size, Path file, long changed) {
        /// Names the content.
        String tag() {
            return Long.toHexString(changed) + "-" + Long.toHexString(size);
        }
    }

    /// @param folder null for a server that keeps nothing on disk; need not be there
    Installers(@Nullable Path folder) {
        this.folder = folder;
    }

    /// All of them, by system and name.
    List<Installer> all() {
        List<Installer> all = new ArrayList<>();
        if (folder == null) return all;
        int looked = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (all.size() >= MOST || ++looked > LOOKED_AT) break;
                Installer one = installer(String.valueOf(file.getFileName()));
                if (one != null) all.add(one);
            }
        } catch (NoSuchFileException | NotDirectoryException none) {
            return all;
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "{0} cannot be read: {1}", folder, unreadable.getMessage());
        }
        all.sort(Comparator.comparing(Installer::system).thenComparing(Installer::name));
        return all;
    }

    /// The one of this name; null when it is none. A link to a file elsewhere is none.
    @Nullable Installer installer(String name) {
        String system = system(name);
        if (folder == null || system == null || !NAME.matcher(name).matches()) return null;
        Path file = folder.resolve(name);
        try {
            BasicFileAttributes now =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!now.isRegularFile() || now.size() == 0) return null;
            return new Installer(name, system, now.size(), file, now.lastModifiedTime().toMillis());
        } catch (IOException gone) {
            return null;
        }
    }

    private static @Nullable String system(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> one : SYSTEMS.entrySet()) {
            if (lower.endsWith(one.getKey())) return one.getValue();
        }
        return null;
    }
}
