package org.lanternchat.server.operator;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.store.Inventory;
import org.lanternchat.server.store.Inventory.Content;
import org.lanternchat.server.store.StoreException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether each content that a file refers to is there and is what its name says. On the command's
/// thread.
final class ContentCheck {
    /// Findings that are told one by one.
    private static final int TOLD = 20;

    private final Path folder;
    private final Terminal terminal;

    /// Contents that no file refers to.
    record Unused(long count, long bytes) {}

    ContentCheck(Path folder, Terminal terminal) {
        this.folder = folder;
        this.terminal = terminal;
    }

    List<String> findings(List<Content> contents) throws IOException, StoreException {
        List<String> findings = new ArrayList<>();
        long more = 0;
        long done = 0;
        for (Content content : contents) {
            String finding = finding(content);
            if (finding != null && findings.size() < TOLD) findings.add(finding);
            else if (finding != null) more++;
            terminal.progress("Checking files", ++done, contents.size());
        }
        if (more > 0) findings.add("So it is with " + Amount.of(more) + " more.");
        return findings;
    }

    private @Nullable String finding(Content content) throws IOException, StoreException {
        Path place = DataFolder.content(folder, content.blob());
        try (InputStream in = Files.newInputStream(place)) {
            Digest read = Digest.of(in, Long.MAX_VALUE - 1);
            boolean isWhole = content.size() == Content.UNKNOWN || content.size() == read.size();
            if (isWhole && read.sha256().equals(content.blob())) return null;
            return "The content of a file is damaged: " + place + ".";
        } catch (NoSuchFileException missing) {
            boolean isGone = !Inventory.has(DataFolder.database(folder), content.blob());
            return isGone ? null : "The content of a file is missing: " + place + ".";
        }
    }

    Unused unused(List<Content> contents) throws IOException {
        Set<String> used = new HashSet<>();
        for (Content content : contents) used.add(content.blob());
        long count = 0;
        long bytes = 0;
        for (Path each : Folders.list(DataFolder.files(folder))) {
            if (each.getFileName().toString().length() != 2) continue;
            for (Path content : Folders.list(each)) {
                if (used.contains(content.getFileName().toString())) continue;
                count++;
                bytes += size(content);
            }
        }
        return new Unused(count, bytes);
    }

    private static long size(Path content) throws IOException {
        try {
            return Files.size(content);
        } catch (NoSuchFileException clearedAway) {
            return 0;
        }
    }
}
