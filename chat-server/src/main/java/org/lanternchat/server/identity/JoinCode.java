package org.lanternchat.server.identity;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.time.Timers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// What a newcomer has to know on a server that asks for it, and how often an address may try. Any
/// thread may call it.
public final class JoinCode {
    private static final double SECONDS = 60;

    private final byte @Nullable [] code;
    private final AddressRates tries;

    /// What came of a try.
    public sealed interface Answer {
        record Right() implements Answer {}

        /// None was given.
        record Missing() implements Answer {}

        record Wrong() implements Answer {}

        /// Whatever was given, it was not looked at.
        record TooMany(long milliseconds) implements Answer {}
    }

    /// @param code null for a server that everyone may join
    public JoinCode(@Nullable String code, Timers timers) {
        this.code = code == null ? null : bytes(code);
        tries = new AddressRates(timers, Limits.CODE_TRIES, Limits.CODE_TRIES / SECONDS);
    }

    public boolean isAsked() {
        return code != null;
    }

    /// Only wrong codes count, but after too many of them no code is looked at for a while.
    public Answer answer(@Nullable String given, String address) {
        if (code == null) return new Answer.Right();
        if (given == null || given.isBlank()) return new Answer.Missing();
        Long wait = tries.tryTake(address);
        if (wait != null) return new Answer.TooMany(wait);
        if (!MessageDigest.isEqual(code, bytes(given))) return new Answer.Wrong();
        tries.giveBack(address);
        return new Answer.Right();
    }

    /// The same code however it was typed.
    private static byte[] bytes(String code) {
        return Codes.typed(code).getBytes(StandardCharsets.UTF_8);
    }
}
