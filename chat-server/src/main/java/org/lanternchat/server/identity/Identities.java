package org.lanternchat.server.identity;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.server.store.StoredIdentity;
import org.lanternchat.server.time.Timers;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Everyone whom the server knows, and which names they hold. Any thread may call it; it writes
/// nothing, but tells its caller what to write.
///
/// A name belongs to a living identity: one that is connected, or was within the last 30 days.
/// Guests hold their names for as long as they are connected.
public final class Identities {
    private static final long LIVING_MILLIS = Duration.ofDays(30).toMillis();
    private static final long SEEN_EVERY_MILLIS = Duration.ofHours(1).toMillis();

    /// Numbers that are tried in their order, before any that is free.
    private static final int NUMBERED = 20;

    private final Timers timers;
    private final double rate;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Known> byToken = new HashMap<>();
    private final Map<String, Known> byNameKey = new HashMap<>();
    private final Map<String, Identity> guestsByNameKey = new HashMap<>();
    private long nextUid = 1;
    private int nextGuest = 1;

    private static final class Known {
        final Identity identity;
        final String tokenHash;
        long seen;
        int connections;

        Known(Identity identity, String tokenHash, long seen) {
            this.identity = identity;
            this.tokenHash = tokenHash;
            this.seen = seen;
        }

        StoredIdentity stored() {
            return new StoredIdentity(identity.uid(), identity.name(), tokenHash, seen);
        }
    }

    /// Who somebody is, with what is to be written before they are told, if anything is.
    public record Greeting(Identity identity, String token, @Nullable StoredIdentity write) {}

    /// `rate` multiplies how fast each identity may write and read.
    public Identities(Collection<StoredIdentity> stored, Timers timers, double rate) {
        this.timers = timers;
        this.rate = rate;
        for (StoredIdentity one : stored) {
            Known known =
                    new Known(identity(one.uid(), one.name(), false), one.tokenHash(), one.seen());
            byToken.put(one.tokenHash(), known);
            byNameKey.merge(one.name().key(), known, (a, b) -> a.seen >= b.seen ? a : b);
            nextUid = Math.max(nextUid, Long.parseLong(one.uid().substring(1)) + 1);
        }
    }

    /// Whoever presents this token. Counts as a connection until `gone`.
    ///
    /// @throws ProtocolException `bad_token`
    public synchronized Greeting returning(String token) {
        Known known = byToken.get(Tokens.hash(token));
        if (known == null) {
            throw new ProtocolException(
                    ErrorCode.BAD_TOKEN,
                    "This server does not know you any more. Say hello with your name alone.");
        }
        Known holder = byNameKey.get(known.identity.name().key());
        boolean isAnothers = holder != known && isTaken(known.identity.name());
        if (isAnothers || guestsByNameKey.containsKey(known.identity.name().key())) throw taken();
        byNameKey.put(known.identity.name().key(), known);
        known.connections++;
        long now = timers.now();
        boolean stale = now - known.seen > SEEN_EVERY_MILLIS;
        if (stale) known.seen = now;
        return new Greeting(known.identity, token, stale ? known.stored() : null);
    }

    /// Somebody new of this name. Counts as a connection until `gone`.
    ///
    /// @throws ProtocolException `name_taken`
    public synchronized Greeting newcomer(Name name) {
        if (isTaken(name)) throw taken();
        String token = Tokens.fresh();
        Identity identity = identity("u" + nextUid++, name, false);
        Known known = new Known(identity, Tokens.hash(token), timers.now());
        known.connections = 1;
        byToken.put(known.tokenHash, known);
        byNameKey.put(name.key(), known);
        return new Greeting(identity, token, known.stored());
    }

    /// A newcomer whom the store could not take: never was here.
    public synchronized void forget(Greeting greeting) {
        Known known = byToken.remove(Tokens.hash(greeting.token()));
        if (known != null) byNameKey.remove(known.identity.name().key(), known);
    }

    /// A client of the tutorials, who may have been another guest before on the same connection. A
    /// taken name gets a number; a refused one becomes `guest-7`.
    public synchronized Identity guest(String wished, @Nullable Identity before) {
        Name name;
        try {
            name = free(new Name(wished));
        } catch (ProtocolException refused) {
            Name guest;
            do guest = new Name("guest-" + nextGuest++);
            while (isTaken(guest));
            name = guest;
        }
        byte[] unique = new byte[8];
        random.nextBytes(unique);
        String uid = "g" + HexFormat.of().formatHex(unique);
        Identity identity =
                before == null ? identity(uid, name, true) : new Identity(uid, name, before);
        guestsByNameKey.put(name.key(), identity);
        return identity;
    }

    /// A newcomer's only connection ended before it was certain that they had read their token: the
    /// name is free for whoever wants it, most likely for themselves. To be written.
    public synchronized @Nullable StoredIdentity release(Greeting greeting) {
        Known known = byToken.get(Tokens.hash(greeting.token()));
        if (known == null) return null;
        known.connections--;
        if (known.connections == 0) known.seen = 0;
        return known.stored();
    }

    /// One connection of this person ended.
    public synchronized void gone(Identity identity) {
        String key = identity.name().key();
        if (identity.isGuest()) {
            guestsByNameKey.remove(key, identity);
            return;
        }
        Known known = byNameKey.get(key);
        if (known == null || known.identity != identity) return;
        known.connections--;
        known.seen = timers.now();
    }

    /// This name, or the first with a number that nobody holds.
    public synchronized Name free(Name wished) {
        Name name = wished;
        for (int number = 2; isTaken(name); number++) {
            name = wished.numbered(number <= NUMBERED ? number : random.nextInt(10_000, 1_000_000));
        }
        return name;
    }

    private boolean isTaken(Name name) {
        if (guestsByNameKey.containsKey(name.key())) return true;
        Known known = byNameKey.get(name.key());
        return known != null
                && (known.connections > 0 || timers.now() - known.seen < LIVING_MILLIS);
    }

    private Identity identity(String uid, Name name, boolean guest) {
        return new Identity(uid, name, guest, rate, timers.nanos());
    }

    private static ProtocolException taken() {
        return new ProtocolException(
                ErrorCode.NAME_TAKEN, "Somebody else has this name. Please choose another.");
    }
}
