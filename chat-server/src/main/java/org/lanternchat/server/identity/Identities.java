package org.lanternchat.server.identity;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.Role;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;
import org.lanternchat.server.time.Timers;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Everyone whom the server knows, and which names they hold. Any thread may call it; it writes
/// nothing, but tells its caller what to write.
///
/// A name belongs to a living identity: one that is connected, or was within the last 30 days.
/// Guests hold their names for as long as they are connected, bots for as long as they have a hook.
public final class Identities {
    private static final long LIVING_MILLIS = Duration.ofDays(30).toMillis();
    private static final long SEEN_EVERY_MILLIS = Duration.ofHours(1).toMillis();

    /// Numbers that are tried in their order, before any that is free.
    private static final int NUMBERED = 20;

    private final Timers timers;
    private final double rate;
    private final AddressRates newcomers;
    private final Map<String, Known> byUid = new HashMap<>();
    private final Map<String, Known> byToken = new HashMap<>();
    private final Map<String, Known> byNameKey = new HashMap<>();
    private final Map<String, Identity> guestsByNameKey = new HashMap<>();
    private final Map<String, Identity> bots = new HashMap<>();
    private final Map<String, Integer> botsByNameKey = new HashMap<>();
    private long nextUid = 1;
    private int nextGuest = 1;

    private static final class Known {
        final Identity identity;
        final Set<String> tokens = new HashSet<>();
        long seen;

        /// As it stands on disk.
        long writtenSeen;

        int connections;

        Known(Identity identity, long seen) {
            this.identity = identity;
            this.seen = seen;
            this.writtenSeen = seen;
        }

        Change.Seen writtenSeen() {
            writtenSeen = seen;
            return new Change.Seen(identity.uid(), seen);
        }
    }

    /// Who somebody is, with what is to be written before they are told.
    public record Greeting(Identity identity, String token, List<Change> write) {
        public Greeting {
            write = List.copyOf(write);
        }

        public String tokenHash() {
            return Tokens.hash(token);
        }
    }

    /// `rate` multiplies how fast each identity may write and read.
    public Identities(Contents contents, Timers timers, double rate) {
        this.timers = timers;
        this.rate = rate;
        this.newcomers =
                new AddressRates(
                        timers, Limits.NEWCOMERS * rate, Limits.NEWCOMERS_PER_SECOND * rate);
        for (Change.Person one : contents.people()) {
            Known known = new Known(identity(one.uid(), one.name(), one.role(), false), one.seen());
            byUid.put(one.uid(), known);
            nextUid = Math.max(nextUid, Long.parseLong(one.uid().substring(1)) + 1);
        }
        for (Change.Token token : contents.tokens()) {
            Known known = byUid.get(token.uid());
            if (known == null) continue;
            known.tokens.add(token.hash());
            byToken.put(token.hash(), known);
            String key = known.identity.name().key();
            byNameKey.merge(key, known, (a, b) -> a.seen >= b.seen ? a : b);
        }
        for (Change.Hook hook : contents.hooks()) bot(hook);
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
        arrive(known);
        boolean stale = timers.now() - known.writtenSeen > SEEN_EVERY_MILLIS;
        known.seen = timers.now();
        List<Change> write = stale ? List.of(known.writtenSeen()) : List.of();
        return new Greeting(known.identity, token, write);
    }

    /// Another device of somebody who is known: it gets a token of its own. Counts as a connection
    /// until `gone`.
    ///
    /// @throws ProtocolException `bad_token`
    public synchronized Greeting linked(String uid) {
        Known known = byUid.get(uid);
        if (known == null || known.tokens.isEmpty()) {
            throw new ProtocolException(
                    ErrorCode.BAD_TOKEN, "This code is for somebody who has signed out.");
        }
        arrive(known);
        String token = Tokens.fresh();
        return new Greeting(known.identity, token, List.of(tokenOf(known, token)));
    }

    /// How many newcomers there may be from one address. Whoever calls `newcomer` asks before.
    public AddressRates newcomers() {
        return newcomers;
    }

    /// Somebody new of this name. Counts as a connection until `gone`.
    ///
    /// @throws ProtocolException `name_taken`
    public synchronized Greeting newcomer(Name name) {
        if (isTaken(name)) throw taken();
        String token = Tokens.fresh();
        Known known = new Known(identity("u" + nextUid++, name, Role.MEMBER, false), timers.now());
        known.connections = 1;
        byUid.put(known.identity.uid(), known);
        byNameKey.put(name.key(), known);
        Change.Token stored = tokenOf(known, token);
        Change.Person person =
                new Change.Person(known.identity.uid(), name, Role.MEMBER, known.seen);
        return new Greeting(known.identity, token, List.of(person, stored));
    }

    private void arrive(Known known) {
        String key = known.identity.name().key();
        Known holder = byNameKey.get(key);
        boolean isAnothers = holder != known && isTaken(known.identity.name());
        if (isAnothers || guestsByNameKey.containsKey(key)) throw taken();
        byNameKey.put(key, known);
        known.connections++;
    }

    private Change.Token tokenOf(Known known, String token) {
        String hash = Tokens.hash(token);
        known.tokens.add(hash);
        byToken.put(hash, known);
        return new Change.Token(hash, known.identity.uid(), timers.now());
    }

    /// A greeting that the store could not take never was: a newcomer is forgotten, a linked device
    /// has no token, a connection less is here.
    public synchronized void forget(Greeting greeting) {
        Known known = byUid.get(greeting.identity().uid());
        if (known == null) return;
        known.connections--;
        boolean isNewToken = greeting.write().stream().anyMatch(Change.Token.class::isInstance);
        if (!isNewToken) return;
        byToken.remove(greeting.tokenHash());
        known.tokens.remove(greeting.tokenHash());
        if (known.tokens.isEmpty()) {
            byUid.remove(greeting.identity().uid());
            byNameKey.remove(known.identity.name().key(), known);
        }
    }

    /// Whose token this is, if anybody's.
    public synchronized @Nullable Identity holder(String token) {
        Known known = byToken.get(Tokens.hash(token));
        return known == null ? null : known.identity;
    }

    /// The person of this uid or, failing that, of this name; no guest and no bot.
    public synchronized @Nullable Identity find(String uidOrName) {
        Known known = byUid.get(uidOrName);
        if (known == null) {
            try {
                known = byNameKey.get(new Name(uidOrName).key());
            } catch (ProtocolException noName) {
                return null;
            }
        }
        return known == null || known.tokens.isEmpty() ? null : known.identity;
    }

    /// The person who holds the name of this key, as `Name.key` makes it.
    synchronized @Nullable Identity named(String key) {
        Known known = byNameKey.get(key);
        return known == null || known.tokens.isEmpty() ? null : known.identity;
    }

    /// Keeps a name for somebody who is to have it, so that nobody else can take it meanwhile. To
    /// be written; then `rename`, or `letGo` when it could not be.
    ///
    /// @throws ProtocolException `name_taken`
    public synchronized Change.Person reserve(Identity who, Name name) {
        Known known = known(who);
        boolean isOwn = byNameKey.get(name.key()) == known;
        if (!isOwn && isTaken(name)) throw taken();
        byNameKey.put(name.key(), known);
        return new Change.Person(who.uid(), name, who.role(), known.seen);
    }

    /// Somebody has the name that was reserved for them, and their old one is free.
    public synchronized void rename(Identity who, Name name) {
        Known known = known(who);
        String before = who.name().key();
        if (!before.equals(name.key())) byNameKey.remove(before, known);
        who.rename(name);
    }

    /// A name that was reserved, and that somebody does not get after all.
    public synchronized void letGo(Identity who, Name name) {
        if (!who.name().key().equals(name.key())) byNameKey.remove(name.key(), known(who));
    }

    /// Makes somebody this on the whole server.
    public synchronized Change.Person withRole(Identity who, Role role) {
        Known known = known(who);
        return new Change.Person(who.uid(), who.name(), role, known.seen);
    }

    /// The same, once it is on disk.
    public synchronized void become(Identity who, Role role) {
        who.become(role);
    }

    /// Whether that is news.
    public synchronized boolean setAway(Identity who, boolean away) {
        boolean isNews = who.isAway() != away;
        who.setAway(away);
        return isNews;
    }

    /// Whether the server has an owner.
    public synchronized boolean hasOwner() {
        return byUid.values().stream().anyMatch(one -> one.identity.role() == Role.OWNER);
    }

    /// The tokens to be made worthless: this one, or all of this person's.
    public synchronized Set<String> tokens(Identity who, String tokenHash, boolean all) {
        return all ? Set.copyOf(known(who).tokens) : Set.of(tokenHash);
    }

    /// These tokens are worthless. With the last one the person can never come back, and the name
    /// is free.
    public synchronized void revoke(Identity who, Set<String> tokens) {
        Known known = known(who);
        known.tokens.removeAll(tokens);
        tokens.forEach(byToken::remove);
        if (known.tokens.isEmpty()) byNameKey.remove(who.name().key(), known);
    }

    private Known known(Identity who) {
        Known known = byUid.get(who.uid());
        if (known == null) throw new IllegalStateException("not of this server: " + who.uid());
        return known;
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
        String uid = "g" + HexFormat.of().formatHex(Tokens.random(8));
        Identity identity =
                before == null
                        ? identity(uid, name, Role.MEMBER, true)
                        : new Identity(uid, name, before);
        guestsByNameKey.put(name.key(), identity);
        return identity;
    }

    /// The bot of a hook.
    public synchronized Identity bot(Change.Hook hook) {
        Identity known = bots.get(hook.uid());
        if (known != null) return known;
        Identity bot = identity(hook.uid(), hook.name(), Role.MEMBER, true);
        bots.put(hook.uid(), bot);
        botsByNameKey.merge(hook.name().key(), 1, Integer::sum);
        return bot;
    }

    public synchronized boolean isBot(String uid) {
        return bots.containsKey(uid);
    }

    /// A hook is gone, and its bot with it.
    public synchronized void unhook(Change.Hook hook) {
        if (bots.remove(hook.uid()) == null) return;
        botsByNameKey.computeIfPresent(
                hook.name().key(), (_, count) -> count == 1 ? null : count - 1);
    }

    /// Whether a bot may have this name: nobody else has it, or only other bots.
    public synchronized boolean isFreeForBots(Name name) {
        return !isTakenByPeople(name);
    }

    /// A newcomer's only connection ended before it was certain that they had read their token: the
    /// name is free for whoever wants it, most likely for themselves. To be written.
    public synchronized @Nullable Change release(Greeting greeting) {
        Known known = byUid.get(greeting.identity().uid());
        if (known == null) return null;
        known.connections--;
        if (known.connections == 0) known.seen = 0;
        return known.writtenSeen();
    }

    /// One connection of this person ended. To be written, if anything is.
    public synchronized @Nullable Change gone(Identity identity) {
        String key = identity.name().key();
        if (identity.isGuest()) {
            guestsByNameKey.remove(key, identity);
            return null;
        }
        Known known = byUid.get(identity.uid());
        if (known == null) return null;
        known.connections--;
        known.seen = timers.now();
        if (known.connections > 0) return null;
        boolean stale = known.seen - known.writtenSeen > SEEN_EVERY_MILLIS;
        return stale && !known.tokens.isEmpty() ? known.writtenSeen() : null;
    }

    /// This name, or the first with a number that nobody holds.
    public synchronized Name free(Name wished) {
        Name name = wished;
        for (int number = 2; isTaken(name); number++) {
            int next =
                    number <= NUMBERED
                            ? number
                            : ThreadLocalRandom.current().nextInt(10_000, 1_000_000);
            name = wished.numbered(next);
        }
        return name;
    }

    /// The person of this uid, also one who has signed out for good; no guest and no bot.
    public synchronized @Nullable Identity ofUid(String uid) {
        Known known = byUid.get(uid);
        return known == null ? null : known.identity;
    }

    private boolean isTaken(Name name) {
        return isTakenByPeople(name) || botsByNameKey.containsKey(name.key());
    }

    private boolean isTakenByPeople(Name name) {
        if (guestsByNameKey.containsKey(name.key())) return true;
        Known known = byNameKey.get(name.key());
        return known != null
                && (known.connections > 0 || timers.now() - known.seen < LIVING_MILLIS);
    }

    private Identity identity(String uid, Name name, Role role, boolean guest) {
        return new Identity(uid, name, role, guest, rate, timers.nanos());
    }

    private static ProtocolException taken() {
        return new ProtocolException(
                ErrorCode.NAME_TAKEN, "Somebody else has this name. Please choose another.");
    }
}
