package org.lanternchat.server.store.memory;

/// How much is kept: entries of one room, entries of all rooms together, and about how many bytes
/// those take. What is over a bound is let go as retention lets go, the oldest first. Immutable.
///
/// `roomEntries` counts for each room, so that one busy room does not empty the others.
public record Bounds(int roomEntries, int entries, long bytes) {
    /// What an entry takes besides its text, about.
    static final int ENTRY_BYTES = 400;

    private static final int ROOM_ENTRIES = 16_000;
    private static final int ENTRIES = 200_000;
    private static final long BYTES = 256L * 1024 * 1024;

    /// 16,000 entries of a room, 200,000 in all; 256 MiB, or a quarter of the heap where that is
    /// less.
    public static Bounds standard() {
        return new Bounds(
                ROOM_ENTRIES, ENTRIES, Math.min(BYTES, Runtime.getRuntime().maxMemory() / 4));
    }
}
