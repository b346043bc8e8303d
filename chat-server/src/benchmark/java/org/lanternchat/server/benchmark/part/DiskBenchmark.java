package org.lanternchat.server.benchmark.part;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/// What the disk alone takes to make 4 KiB durable, in a file that is long enough already, as the
/// store's log mostly is. On JMH's threads.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DiskBenchmark {
    private static final int PAGE = 4_096;
    private static final int PAGES = 1_024;

    private final TemporaryFolder folder = new TemporaryFolder();
    private final FileChannel file = open(folder.file("log"));
    private final ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
    private int next;

    private static FileChannel open(Path log) {
        try {
            return FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Setup
    public void fill() throws IOException {
        for (int i = 0; i < PAGES; i++) file.write(page.rewind(), (long) i * PAGE);
        file.force(true);
    }

    @Benchmark
    public int sync() throws IOException {
        next = (next + 1) % PAGES;
        page.putInt(0, next);
        int written = file.write(page.rewind(), (long) next * PAGE);
        file.force(false);
        return written;
    }

    @TearDown
    public void close() throws IOException {
        file.close();
        folder.close();
    }
}
