package org.lanternchat.server.benchmark.load;

/// What became of each message: for each receiver and sender the numbers that came, so that what is
/// missing, came twice, came late or came to the wrong room is counted. Belongs to the load's
/// thread.
final class Tally {
    /// How many of a sender's newest numbers are remembered one by one.
    private static final int REMEMBERED = Long.SIZE;

    /// More than a sender has outstanding.
    private static final int COUNTED = 1 << 10;

    private final LoadPlan plan;
    private final int[] newest;
    private final long[] window;
    private final short[] received;
    private long expected;
    private long delivered;
    private long doubled;
    private long reordered;
    private long misrouted;

    Tally(LoadPlan plan) {
        this.plan = plan;
        this.newest = new int[plan.clients() * plan.senders()];
        this.window = new long[plan.clients() * plan.senders()];
        this.received = new short[plan.clients() * COUNTED];
    }

    /// A message goes out that so many are to receive.
    void sent(int sender, int number, int receivers) {
        expected += receivers;
        received[slot(sender, number)] = 0;
    }

    /// One came.
    ///
    /// @return whether with it all have this message; false as well when it came for the second
    ///   time or to the wrong room
    boolean delivered(int receiver, int sender, int number) {
        int member = sender % plan.members();
        boolean isRoomMate = sender / plan.members() == receiver / plan.members();
        if (!isRoomMate || member >= plan.senders()) {
            misrouted++;
            return false;
        }
        if (!note(receiver * plan.senders() + member, number)) return false;
        delivered++;
        return ++received[slot(sender, number)] == plan.receivers();
    }

    /// False when it came before.
    private boolean note(int pair, int number) {
        int ahead = number - newest[pair];
        if (ahead == 1) {
            window[pair] = window[pair] << 1 | 1;
            newest[pair] = number;
            return true;
        }
        if (ahead > 0) {
            window[pair] = ahead >= REMEMBERED ? 1 : window[pair] << ahead | 1;
            newest[pair] = number;
            return true;
        }
        long bit = -ahead < REMEMBERED ? 1L << -ahead : 0;
        if (bit == 0 || (window[pair] & bit) != 0) {
            doubled++;
            return false;
        }
        window[pair] |= bit;
        reordered++;
        return true;
    }

    private static int slot(int sender, int number) {
        return sender * COUNTED + (number & COUNTED - 1);
    }

    long expected() {
        return expected;
    }

    long delivered() {
        return delivered;
    }

    long missing() {
        return Math.max(0, expected - delivered);
    }

    long doubled() {
        return doubled;
    }

    long reordered() {
        return reordered;
    }

    long misrouted() {
        return misrouted;
    }
}
