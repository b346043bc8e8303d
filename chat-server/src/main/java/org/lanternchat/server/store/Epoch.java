package org.lanternchat.server.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/// What names a store's numbering. Any thread.
public final class Epoch {
    private Epoch() {}

    /// Another one than ever before.
    public static String fresh() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
