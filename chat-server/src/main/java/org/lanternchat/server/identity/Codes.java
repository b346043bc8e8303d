package org.lanternchat.server.identity;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.server.time.Timers;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The short codes that people carry from one device to another by hand, and how often an address
/// may try one. In memory alone; any thread may call it.
public final class Codes {
    /// Without letters and digits that are taken for one another.
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private static final int LENGTH = 8;

    /// The codes that are remembered at the most; the oldest go first.
    private static final int REMEMBERED = 10_000;

    private static final double SECONDS = 60;

    private final Timers timers;
    private final AddressRates tries;
    private final Map<String, Code> codes =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Code> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private record Code(String uid, long expires) {}

    public Codes(Timers timers) {
        this.timers = timers;
        this.tries = new AddressRates(timers, Limits.CODE_TRIES, Limits.CODE_TRIES / SECONDS);
    }

    /// A code as people read it: eight characters.
    public static String fresh() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (byte random : Tokens.random(LENGTH * 2)) {
            int index = random & 31;
            if (index < ALPHABET.length() && code.length() < LENGTH) {
                code.append(ALPHABET.charAt(index));
            }
        }
        return code.length() == LENGTH ? code.toString() : fresh();
    }

    /// The same code however it was typed: without spaces and dashes, in capitals.
    public static String typed(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /// A code that stands for this person until `expires`, in milliseconds since 1970.
    public synchronized String link(String uid, long expires) {
        codes.values().removeIf(code -> code.uid().equals(uid));
        String code = fresh();
        codes.put(code, new Code(uid, expires));
        return code;
    }

    /// For whom this code stands; once.
    ///
    /// @throws ProtocolException `bad_token`
    public synchronized String redeem(String typed) {
        Code code = codes.remove(typed(typed));
        if (code == null || code.expires() < timers.now()) {
            throw new ProtocolException(
                    ErrorCode.BAD_TOKEN,
                    "This code is wrong or too old. Make a new one on your other device.");
        }
        return code.uid();
    }

    /// Counts one try of any code from an address.
    ///
    /// @return null, or the milliseconds until the next try
    public @Nullable Long tooManyTries(String address) {
        return tries.tryTake(address);
    }
}
