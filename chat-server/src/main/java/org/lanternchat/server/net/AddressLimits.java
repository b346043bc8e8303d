package org.lanternchat.server.net;

import org.lanternchat.server.identity.TokenBucket;
import org.lanternchat.server.time.Timers;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/// How many connections one address has, and how many it may begin. Any thread may call it.
///
/// Of IPv6 the first 64 bits count, since a machine chooses the others as it likes. Addresses with
/// a connection are remembered as long as that lasts, of those without one 10,000 at most: the one
/// that left first is forgotten.
final class AddressLimits {
    static final int REMEMBERED = 10_000;

    private static final double MINUTE = 60;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final ConnectionLimits limits;
    private final Predicate<InetAddress> isExempt;
    private final Timers timers;
    private final Map<Long, Address> present = new HashMap<>();
    private final Map<Long, Address> gone =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Address> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private static final class Address {
        private final TokenBucket beginnings;
        private int connections;

        Address(TokenBucket beginnings) {
            this.beginnings = beginnings;
        }
    }

    /// Whether a connection may begin.
    sealed interface Answer {
        /// It may, and is counted until `leave`.
        record Welcome() implements Answer {}

        /// There are too many at once.
        record TooMany() implements Answer {}

        /// There were too many lately.
        record TooSoon(long milliseconds) implements Answer {}
    }

    /// `isExempt` are those that are not counted.
    AddressLimits(ConnectionLimits limits, Predicate<InetAddress> isExempt, Timers timers) {
        this.limits = limits;
        this.isExempt = isExempt;
        this.timers = timers;
    }

    Answer enter(InetAddress peer) {
        if (isUncounted(peer)) return new Answer.Welcome();
        return enter(network(peer), timers.nanos());
    }

    private synchronized Answer enter(Long network, long now) {
        Address address = present.get(network);
        if (address == null) address = gone.remove(network);
        if (address == null) address = new Address(bucket(now));
        Answer answer = enter(address, now);
        (address.connections > 0 ? present : gone).put(network, address);
        return answer;
    }

    private Answer enter(Address address, long now) {
        if (address.connections >= limits.atOnce()) return new Answer.TooMany();
        long wait = address.beginnings.tryTake(now);
        if (wait > 0) return new Answer.TooSoon(wait);
        address.connections++;
        return new Answer.Welcome();
    }

    private TokenBucket bucket(long now) {
        return new TokenBucket(limits.aMinute(), limits.aMinute() / MINUTE, now);
    }

    /// A connection that was let in has ended.
    synchronized void leave(InetAddress peer) {
        if (isUncounted(peer)) return;
        Long network = network(peer);
        Address address = present.get(network);
        if (address == null || --address.connections > 0) return;
        present.remove(network);
        gone.put(network, address);
    }

    private boolean isUncounted(InetAddress peer) {
        return limits.areOff() || isExempt.test(peer);
    }

    /// An IPv4 address, or the first half of an IPv6 one. They do not meet: no network begins with
    /// as many zeros.
    private static Long network(InetAddress peer) {
        byte[] bytes = peer.getAddress();
        byte[] network = new byte[Long.BYTES];
        int length = peer instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length;
        System.arraycopy(bytes, 0, network, network.length - length, length);
        return ByteBuffer.wrap(network).getLong();
    }
}
