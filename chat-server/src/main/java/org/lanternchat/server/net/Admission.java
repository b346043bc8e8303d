package org.lanternchat.server.net;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/// The first filter: lets peers of the local network in, as many as their address may, and gives
/// each of their requests its time to come. One instance for all; connections begin on a selector's
/// thread, so that nothing here waits or grows with those who are refused.
final class Admission extends BaseFilter {
    /// So many of those above the limits are told why at once; the others are cut.
    static final int TOLD_AT_ONCE = 64;

    /// Until then somebody may have left.
    private static final long RETRY_SECONDS = 10;

    private final Gatekeeper gatekeeper;
    private final AddressLimits limits;
    private final HeadDeadlines deadlines;
    private final RefusalLog refusals;
    private final boolean isSecure;
    private final AtomicInteger told = new AtomicInteger();

    /// On a port of TLS nobody is told why: that would take a handshake first, which is what costs.
    Admission(
            Gatekeeper gatekeeper,
            AddressLimits limits,
            HeadDeadlines deadlines,
            RefusalLog refusals,
            boolean isSecure) {
        this.gatekeeper = gatekeeper;
        this.limits = limits;
        this.deadlines = deadlines;
        this.refusals = refusals;
        this.isSecure = isSecure;
    }

    @Override
    public NextAction handleAccept(FilterChainContext context) {
        Connection<?> socket = context.getConnection();
        InetAddress peer = ((InetSocketAddress) socket.getPeerAddress()).getAddress();
        if (!gatekeeper.admitsPeer(peer)) {
            refusals.add(
                    "refused "
                            + peer.getHostAddress()
                            + ": only peers of the local network are served");
            socket.terminateSilently();
            return context.getStopAction();
        }
        Refusal refusal = refusal(limits.enter(peer));
        if (refusal == null) {
            new Arrival(socket, deadlines, null, () -> limits.leave(peer)).begin();
            return context.getInvokeAction();
        }
        refusals.add("refused " + peer.getHostAddress() + ": " + refusal.sentence());
        if (isSecure || !takeTurn()) {
            socket.terminateSilently();
            return context.getStopAction();
        }
        new Arrival(socket, deadlines, refusal, told::decrementAndGet).begin();
        return context.getInvokeAction();
    }

    private boolean takeTurn() {
        if (told.incrementAndGet() <= TOLD_AT_ONCE) return true;
        told.decrementAndGet();
        return false;
    }

    private static @Nullable Refusal refusal(AddressLimits.Answer answer) {
        return switch (answer) {
            case AddressLimits.Answer.Welcome _ -> null;
            case AddressLimits.Answer.TooMany _ ->
                    new Refusal(
                            429,
                            "There are too many connections from your address. Close some, or have"
                                    + " the server started with a larger --per-address.",
                            RETRY_SECONDS);
            case AddressLimits.Answer.TooSoon(long milliseconds) ->
                    new Refusal(
                            429,
                            "There were too many new connections from your address. Please wait, or"
                                    + " have the server started with a larger --per-address.",
                            (milliseconds + 999) / 1_000);
        };
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        Arrival arrival = Arrival.of(context.getConnection());
        if (arrival != null) arrival.heard();
        return context.getInvokeAction();
    }
}
