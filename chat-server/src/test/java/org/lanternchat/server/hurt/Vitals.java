package org.lanternchat.server.hurt;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.lanternchat.server.ServerProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A server's process as Linux and the JDK's tools see it. Any thread may ask; each look is a new
/// one.
record Vitals(ServerProcess server) {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final long TICKS_A_SECOND = 100;

    /// What is in memory of the process, in bytes.
    long resident() {
        Matcher line = RESIDENT.matcher(read("status"));
        if (!line.find()) throw new AssertionError("the process is gone");
        return Long.parseLong(line.group(1)) * 1024;
    }

    /// The processor time it has taken.
    Duration processor() {
        String stat = read("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND);
    }

    /// How many descriptors are open.
    int descriptors() {
        try (Stream<Path> open = Files.list(folder().resolve("fd"))) {
            return (int) open.count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What lives on the heap, after a full collection.
    Heap heap() {
        try {
            Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            List<String> question =
                    List.of(jcmd.toString(), "" + server.pid(), "GC.class_histogram");
            Process process = new ProcessBuilder(question).redirectErrorStream(true).start();
            return new Heap(new String(process.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What the JDK's tool says of a heap.
    record Heap(String histogram) {
        long bytes() {
            Matcher total = TOTAL.matcher(histogram);
            if (!total.find()) throw new AssertionError(histogram);
            return Long.parseLong(total.group(1));
        }

        /// The objects of one class of the server, named without its package.
        int count(String type) {
            Pattern line =
                    Pattern.compile(
                            "(\\d+) +\\d+ +org\\.lanternchat\\.[a-z.0-9]+\\." + type + "\\n");
            Matcher found = line.matcher(histogram);
            return found.find() ? Integer.parseInt(found.group(1)) : 0;
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder().resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path folder() {
        return Path.of("/proc", "" + server.pid());
    }
}
