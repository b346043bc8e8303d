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

    private Identity(String uid, Name name, boolean guest, TokenBucket entries, TokenBucket reads) {
        this.uid = uid;
        this.name = name;
        this.guest = guest;
        this.entries = entries;
        this.reads = reads;
    }

    Identity(String uid, Name name, boolean guest, double rate, long now) {
        this(
                uid,
                name,
                guest,
                new TokenBucket(Limits.ENTRY_BURST * rate, Limits.ENTRIES_PER_SECOND * rate, now),
                new TokenBucket(
                        Limits.READS_PER_SECOND * rate, Limits.READS_PER_SECOND * rate, now));
    }

    /// A guest who was `before` on the same connection, and so is no faster than that one.
    Identity(String uid, Name name, Identity before) {
        this(uid, name, true, before.entries, before.reads);
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
