package org.lanternchat.server.fuzz;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// Deals out the inputs of one test, to one thread or to several.
///
/// `-Dlantern.fuzz.inputs` says how many of each kind, `-Dlantern.fuzz.seed` which, and
/// `-Dlantern.fuzz.first` with which number to begin.
public final class Fuzz {
    private static final long SEED = Long.getLong("lantern.fuzz.seed", 1);
    private static final long FIRST = Long.getLong("lantern.fuzz.first", 0);

    /// Tries one input, which it makes from this source of chance alone.
    public interface Trial {
        void run(Random random) throws Exception;
    }

    private Fuzz() {}

    /// As many as the property says, or as are usual, in this thread.
    public static void inputs(long usual, Trial trial) throws Exception {
        long count = count(usual);
        for (long number = FIRST; number < FIRST + count; number++) run(number, trial);
        report(count);
    }

    /// The same in several threads at once.
    public static void inputs(long usual, int threads, Trial trial) throws Exception {
        long count = count(usual);
        AtomicLong next = new AtomicLong(FIRST);
        List<Future<?>> lanes = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                lanes.add(executor.submit(() -> lane(next, FIRST + count, trial)));
            }
            for (Future<?> lane : lanes) lane.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getMessage(), failed);
        }
        report(count);
    }

    private static void report(long count) {
        System.out.println("fuzz: " + count + " inputs of seed " + SEED + " for " + caller());
    }

    private static @Nullable Void lane(AtomicLong next, long end, Trial trial) throws Exception {
        try {
            for (long number = next.getAndIncrement(); number < end; ) {
                run(number, trial);
                number = next.getAndIncrement();
            }
        } catch (Exception | Error failed) {
            next.set(end);
            throw failed;
        }
        return null;
    }

    static long count(long usual) {
        return Long.getLong("lantern.fuzz.inputs", usual);
    }

    private static void run(long number, Trial trial) throws Exception {
        try {
            trial.run(new Random(SEED * 0x9E3779B97F4A7C15L + number * 0xD1342543DE82EF95L));
        } catch (Exception | AssertionError failed) {
            String again =
                    "again with -Dlantern.fuzz.seed="
                            + SEED
                            + " -Dlantern.fuzz.first="
                            + number
                            + " -Dlantern.fuzz.inputs=1: ";
            throw new AssertionError(again + failed, failed);
        }
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(
                        frames ->
                                frames.map(StackWalker.StackFrame::getClassName)
                                        .filter(name -> name.endsWith("Test"))
                                        .findFirst()
                                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                                        .orElse("nobody"));
    }
}
