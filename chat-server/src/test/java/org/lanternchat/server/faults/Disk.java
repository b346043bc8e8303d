package org.lanternchat.server.faults;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// What is on a disk after some steps, of which the last ones were not synced. What was not synced
/// survives sector by sector, as chance decides. Lives on the test's thread.
final class Disk {
    private static final int SECTOR = 512;

    private final Map<String, Content> names = new HashMap<>();
    private final Map<Long, Content> inodes = new HashMap<>();

    private static final class Content {
        byte[] bytes = new byte[0];
        int size;

        void write(long offset, ByteBuffer piece) {
            int end = (int) offset + piece.remaining();
            resize(Math.max(size, end));
            piece.duplicate().get(bytes, (int) offset, piece.remaining());
        }

        void resize(int wanted) {
            if (wanted > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(wanted, 2 * size));
            if (wanted < size) Arrays.fill(bytes, wanted, size, (byte) 0);
            size = wanted;
        }
    }

    private Disk(Map<String, byte[]> before) {
        before.forEach(
                (name, bytes) -> {
                    Content content = new Content();
                    content.write(0, ByteBuffer.wrap(bytes));
                    names.put(name, content);
                });
    }

    /// The files, by their names, after these steps.
    static Map<String, byte[]> after(
            Map<String, byte[]> before, List<Step> steps, BooleanSupplier survives) {
        Disk disk = new Disk(before);
        Map<Long, Integer> lastSync = new HashMap<>();
        int lastFolderSync = -1;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Synced(long inode)) lastSync.put(inode, i);
            if (steps.get(i) instanceof Step.FolderSynced) lastFolderSync = i;
        }
        for (int i = 0; i < steps.size(); i++) {
            boolean isNameSafe = i < lastFolderSync;
            int at = i;
            switch (steps.get(i)) {
                case Step.Opened opened -> disk.open(opened, isNameSafe || survives.getAsBoolean());
                case Step.Removed(String name) -> {
                    if (isNameSafe || survives.getAsBoolean()) disk.names.remove(name);
                }
                case Step.Wrote wrote -> {
                    boolean isSafe = at < lastSync.getOrDefault(wrote.inode(), -1);
                    disk.write(wrote, isSafe ? () -> true : survives);
                }
                case Step.Truncated(long inode, long size) -> {
                    boolean isSafe = at < lastSync.getOrDefault(inode, -1);
                    if (isSafe || survives.getAsBoolean()) disk.content(inode).resize((int) size);
                }
                case Step.Synced _, Step.FolderSynced _ -> {}
            }
        }
        Map<String, byte[]> files = new TreeMap<>();
        disk.names.forEach(
                (name, content) -> files.put(name, Arrays.copyOf(content.bytes, content.size)));
        return files;
    }

    private void open(Step.Opened opened, boolean survives) {
        if (opened.isNew()) {
            Content fresh = new Content();
            inodes.put(opened.inode(), fresh);
            if (survives) names.put(opened.name(), fresh);
        } else if (!inodes.containsKey(opened.inode())) {
            Content known = names.get(opened.name());
            if (known == null) throw new AssertionError("who made " + opened.name() + "?");
            inodes.put(opened.inode(), known);
        }
    }

    private void write(Step.Wrote wrote, BooleanSupplier survives) {
        ByteBuffer bytes = wrote.bytes();
        long offset = wrote.offset();
        for (int from = 0; from < bytes.remaining(); ) {
            int toSector = SECTOR - (int) ((offset + from) % SECTOR);
            int length = Math.min(toSector, bytes.remaining() - from);
            if (survives.getAsBoolean()) {
                content(wrote.inode()).write(offset + from, bytes.slice(from, length));
            }
            from += length;
        }
    }

    private Content content(long inode) {
        Content content = inodes.get(inode);
        if (content == null) throw new AssertionError("never opened: " + inode);
        return content;
    }
}
