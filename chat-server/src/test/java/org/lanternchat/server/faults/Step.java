package org.lanternchat.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// One thing that a process did to a file, as `powercut.c` has written it down. Immutable: any
/// thread may have it.
sealed interface Step {
    record Opened(long inode, String name, boolean isNew) implements Step {}

    record Wrote(long inode, long offset, ByteBuffer bytes) implements Step {}

    record Truncated(long inode, long size) implements Step {}

    record Synced(long inode) implements Step {}

    /// The names that were made and removed up to here are on disk.
    record FolderSynced() implements Step {}

    record Removed(String name) implements Step {}

    /// All steps of a log, whose last may be cut short by the end of the process.
    static List<Step> read(byte[] log) {
        ByteBuffer rest = ByteBuffer.wrap(log).order(ByteOrder.nativeOrder());
        List<Step> steps = new ArrayList<>();
        while (rest.remaining() >= 4 * Long.BYTES) {
            char kind = (char) rest.getLong();
            long inode = rest.getLong();
            long offset = rest.getLong();
            long length = rest.getLong();
            if (rest.remaining() < length) break;
            ByteBuffer bytes = rest.slice(rest.position(), (int) length);
            rest.position(rest.position() + (int) length);
            steps.add(
                    switch (kind) {
                        case 'o', 'c' -> new Opened(inode, text(bytes), kind == 'c');
                        case 'w' -> new Wrote(inode, offset, bytes);
                        case 't' -> new Truncated(inode, offset);
                        case 's' -> new Synced(inode);
                        case 'd' -> new FolderSynced();
                        case 'r' -> new Removed(text(bytes));
                        default ->
                                throw new AssertionError(
                                        "the server did what powercut.c does not follow: " + kind);
                    });
        }
        return steps;
    }

    private static String text(ByteBuffer bytes) {
        return UTF_8.decode(bytes.duplicate()).toString();
    }
}
