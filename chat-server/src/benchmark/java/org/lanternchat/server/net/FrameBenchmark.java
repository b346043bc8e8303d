package org.lanternchat.server.net;

import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.time.Timers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// What framing costs: a frame around what is encoded, and the guard over what a client sent. On
/// JMH's threads.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameBenchmark {
    private static final int READ_BYTES = 64 * 1024;
    private static final int PAYLOAD = 64;
    private static final int HEADER = 2 + 4;
    private static final Timers TIMERS = new FakeTimers();

    /// The frames that are in one read.
    private static final int FRAMES = READ_BYTES / (HEADER + PAYLOAD);

    private final byte[] payload = new byte[PAYLOAD];
    private final ByteBuffer read = ByteBuffer.allocate(FRAMES * (HEADER + PAYLOAD));

    @Setup
    public void fill() {
        Random random = new Random(1);
        random.nextBytes(payload);
        byte[] masked = new byte[4 + PAYLOAD];
        while (read.hasRemaining()) {
            random.nextBytes(masked);
            read.put((byte) 0x81).put((byte) (0x80 | PAYLOAD)).put(masked);
        }
        read.flip();
    }

    @Benchmark
    public Frame frameOf64Bytes() {
        return Frame.text(payload);
    }

    /// For each of the small frames of a read of 64 KiB.
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public int guardOfSmallFrames() {
        int good = new FrameGuard(TIMERS, Double.POSITIVE_INFINITY).accept(read);
        if (good != read.limit()) throw new IllegalStateException("the guard stopped at " + good);
        return good;
    }
}
