package org.lanternchat.server.benchmark.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process has used so far, as Linux tells it in `/proc`. Immutable.
///
/// @param cpuSeconds of all its threads, in user and kernel mode, in steps of 10 ms
/// @param residentKb its memory now
/// @param peakKb the most it ever was
record ProcessFigures(double cpuSeconds, long residentKb, long peakKb) {
    /// Linux counts in these towards programs, whatever its own clock is.
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TICKS = 11;
    private static final int KERNEL_TICKS = 12;

    static ProcessFigures of(long pid) throws IOException {
        Path folder = Path.of("/proc", String.valueOf(pid));
        String stat = Files.readString(folder.resolve("stat"));
        // The name of the program stands in parentheses and may hold anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks =
                Double.parseDouble(fields[USER_TICKS]) + Long.parseLong(fields[KERNEL_TICKS]);
        String status = Files.readString(folder.resolve("status"));
        return new ProcessFigures(
                ticks / TICKS_PER_SECOND, kilobytes(status, "VmRSS:"), kilobytes(status, "VmHWM:"));
    }

    private static long kilobytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
