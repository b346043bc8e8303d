package org.lanternchat.server.identity;

import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;

/// A person, a guest or a bot: who they are, and how fast they may write and read over all their
/// connections. Any thread may hold it; name, role and absence change by `Identities` alone.
public final class Identity {
    private final String uid;
    private final boolean guest;
    private volatile Name name;
    private volatile Role role;
    private volatile boolean isAway;
    private final TokenBucket entries;
    private final TokenBucket reads;

    private Identity(
            String uid,
            Name name,
            Role role,
            boolean guest,
            TokenBucket entries,
            TokenBucket reads) {
        this.uid = uid;
        this.name = name;
        this.role = role;
        this.guest = guest;
        this.entries = entries;
        this.reads = reads;
    }

    Identity(String uid, Name name, Role role, boolean guest, double rate, long now) {
        this(
                uid,
                name,
                role,
                guest,
                new TokenBucket(Limits.ENTRY_BURST * rate, Limits.ENTRIES_PER_SECOND * rate, now),
                new TokenBucket(
                        Limits.READS_PER_SECOND * rate, Limits.READS_PER_SECOND * rate, now));
    }

    /// A guest who was `before` on the same connection, and so is no faster than that one.
    Identity(String uid, Name name, Identity before) {
        this(uid, name, Role.MEMBER, true, before.entries, before.reads);
    }

    public String uid() {
        return uid;
    }

    public Name name() {
        return name;
    }

    /// What this person is on the whole server.
    public Role role() {
        return role;
    }

    public boolean isAway() {
        return isAway;
    }

    /// How others see this person where they are this.
    public Person person(Role roleThere) {
        return new Person(
                uid,
                name.value(),
                isAway ? true : null,
                roleThere == Role.MEMBER ? null : roleThere);
    }

    void rename(Name another) {
        name = another;
    }

    void become(Role another) {
        role = another;
    }

    void setAway(boolean away) {
        isAway = away;
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
