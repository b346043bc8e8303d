package org.lanternchat.server;

import java.util.function.BooleanSupplier;

/// Waits for what no event tells of, such as a file that goes away. The test's own timeout ends the
/// waiting, by interrupting it.
public final class Until {
    private Until() {}

    public static void holds(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.currentThread().isInterrupted())
                throw new AssertionError("It did not come about in time.");
            Thread.onSpinWait();
        }
    }
}
