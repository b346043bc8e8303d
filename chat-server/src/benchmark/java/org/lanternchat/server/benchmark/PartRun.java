package org.lanternchat.server.benchmark;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One part of the server under JMH, for a short time, and the table of that. On the program's one
/// thread; JMH measures in a process of its own.
final class PartRun {
    private static final double WANTED_PER_SECOND = 100_000;
    private static final double WANTED_BEYOND_SYNC_MICROS = 1_000;

    private final Part part;
    private final Surroundings surroundings;
    private final List<RunResult> results = new ArrayList<>();

    PartRun(Part part, Surroundings surroundings) {
        this.part = part;
        this.surroundings = surroundings;
    }

    void run() throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(10)
                        .measurementTime(TimeValue.seconds(1))
                        .shouldFailOnError(true)
                        .jvmArgs(flags());
        for (String name : part.classes()) options.include("\\." + name + "\\.");
        Collection<RunResult> all = new Runner(options.build()).run();
        results.addAll(all);
    }

    private String[] flags() {
        List<String> flags = new ArrayList<>(List.of(surroundings.flags().split(" ")));
        flags.add("--enable-native-access=ALL-UNNAMED");
        flags.add("-Dlantern.benchmark.disk=" + surroundings.folder());
        return flags.toArray(String[]::new);
    }

    /// The table, and how all this came about, as Markdown.
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        if (part.equals(Part.JOURNAL)) journal(text);
        else times(text);
        text.append("\n`").append(surroundings.command()).append("`: ");
        text.append(Machine.described()).append("; `").append(surroundings.flags());
        return text.append("`\n").toString();
    }

    private void times(StringBuilder text) {
        text.append("| | ns | ± |\n| --- | ---: | ---: |\n");
        for (RunResult result : results) {
            Result<?> primary = result.getPrimaryResult();
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %,.1f | %,.1f |\n",
                            name(result.getParams()),
                            primary.getScore(),
                            primary.getScoreError()));
        }
    }

    private void journal(StringBuilder text) {
        text.append("| | p50 µs | p99 µs | entries/s |\n| --- | ---: | ---: | ---: |\n");
        double sync = Double.NaN;
        double alone = Double.NaN;
        double most = 0;
        for (RunResult result : results) {
            Result<?> primary = result.getPrimaryResult();
            double p50 = primary.getStatistics().getPercentile(50);
            String batch = result.getParams().getParam("batch");
            double perSecond =
                    batch == null ? 0 : Integer.parseInt(batch) * 1e6 / primary.getScore();
            if (batch == null) sync = p50;
            else if (batch.equals("1")) alone = p50;
            boolean isOurs = result.getParams().getBenchmark().contains("JournalBenchmark");
            if (isOurs) most = Math.max(most, perSecond);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %,.0f | %,.0f | %s |\n",
                            name(result.getParams()),
                            p50,
                            primary.getStatistics().getPercentile(99),
                            batch == null ? "" : "%,.0f".formatted(perSecond)));
        }
        double beyond = alone - sync;
        text.append(
                String.format(
                        Locale.ROOT,
                        "\n- the most entries a second: **%,.0f** (wanted at least %,.0f): %s\n"
                                + "- one message alone, beyond the disk's own sync: **%,.0f µs**"
                                + " (wanted under %,.0f): %s\n",
                        most,
                        WANTED_PER_SECOND,
                        most >= WANTED_PER_SECOND ? "met" : "not met",
                        beyond,
                        WANTED_BEYOND_SYNC_MICROS,
                        beyond < WANTED_BEYOND_SYNC_MICROS ? "met" : "not met"));
    }

    private static String name(BenchmarkParams params) {
        String name = params.getBenchmark();
        String parameters =
                params.getParamsKeys().stream()
                        .map(key -> ", " + key + " " + params.getParam(key))
                        .collect(Collectors.joining());
        return "`" + name.substring(name.lastIndexOf('.') + 1) + "`" + parameters;
    }
}
