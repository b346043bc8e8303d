package org.lanternchat.server.identity;

import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Name;

/// A person: who they are, and how fast they may write and read over all their connections. Any
/// thread may hold it.
public final class Identity {
    private final String uid;
    private final Name name;
    private final boolean guest;
    private final TokenBucket entries;
    private final TokenBucket reads;

    Identity(String uid, Name name, boolean guest, double rate, long now) {
        this.uid = uid;
        this.name = name;
        this.guest = guest;
        this.entries =
                new TokenBucket(Limits.ENTRY_BURST * rate, Limits.ENTRIES_PER_SECOND * rate, now);
        this.reads =
                new TokenBucket(
                        Limits.READS_PER_SECOND * rate, Limits.READS_PER_SECOND * rate, now);
    }

    public String uid() {
        return uid;
    }

    public Name name() {
        return name;
    }

    /// A client of the tutorials: without a token, gone when the connection is.
    public boolean isGuest() {
        return guest;
    }

    public TokenBucket entries() {
        return entries;
    }

    public TokenBucket reads() {
        return reads;
    }
}
