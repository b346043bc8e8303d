package org.lanternchat.server.benchmark.load;

/// What a load does: `rooms` with `members` each, of whom the first `senders` write texts of `size`
/// bytes, either `window` at a time, the next as soon as everybody has one, or `rate` a second when
/// that is above 0; for `warmUp` seconds that do not count and then for `seconds`. With `hold`
/// above 0 nobody writes, and all just stay for so many seconds.
///
/// `sources` is over how many addresses of this machine the clients are spread; `pid` the server's
/// process.
record LoadPlan(
        int port,
        boolean tls,
        Speech speech,
        int rooms,
        int members,
        int senders,
        int window,
        double rate,
        int size,
        double warmUp,
        double seconds,
        double hold,
        int sources,
        long pid) {
    LoadPlan {
        if (rooms < 1 || members < 2 || senders < 0 || senders > members) {
            throw new IllegalArgumentException(
                    "--rooms from 1, --members from 2, --senders up to --members");
        }
        if (window < 1 || window > 500) {
            throw new IllegalArgumentException("--window is from 1 to 500");
        }
        if (size < Stamp.LENGTH || size > 4_000) {
            throw new IllegalArgumentException("--size is from " + Stamp.LENGTH + " to 4000");
        }
    }

    int clients() {
        return rooms * members;
    }

    boolean isIdle() {
        return hold > 0;
    }

    boolean isOpenLoop() {
        return rate > 0;
    }

    int roomOf(int client) {
        return client / members;
    }

    /// How many receive each message.
    int receivers() {
        return speech.echoes() ? members : members - 1;
    }
}
