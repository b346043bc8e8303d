package org.lanternchat.server.benchmark;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// The program that measures our server beside its peers and writes the tables. `benchmark.sh`
/// calls it, and says where everything is. On the process' main thread.
@Command(
        name = "benchmark.sh",
        mixinStandardHelpOptions = true,
        description = "Measures the server beside its peers and rewrites docs/PERFORMANCE.md.")
public final class Benchmarks implements Callable<Integer> {
    @Option(
            names = "--work",
            split = ",",
            paramLabel = "A,B",
            description =
                    "Only these of big, many, rooms, latency, idle, tls, codec, frame, fan-out,"
                            + " journal. Default: all.")
    private List<String> chosen = List.of();

    @Option(names = "--rounds", paramLabel = "N", description = "Default: 3.")
    private int rounds = 3;

    @Option(names = "--page", hidden = true, required = true)
    private @Nullable Path page;

    @Option(names = "--jar", hidden = true, required = true)
    private @Nullable Path jar;

    @Option(names = "--flags", hidden = true, required = true)
    private @Nullable String flags;

    @Option(names = "--tls-flags", hidden = true)
    private String tlsFlags = "";

    @Option(names = "--tls-options", hidden = true)
    private String tlsOptions = "";

    @Option(names = "--peers", hidden = true, required = true)
    private @Nullable Path peers;

    @Option(names = "--folder", hidden = true, required = true)
    private @Nullable Path folder;

    @Option(names = "--command", hidden = true, required = true)
    private @Nullable String command;

    /// Ends with 0, or with 1 when something could not be measured at all.
    public static void main(String[] arguments) {
        // Whoever ends this process does not want the servers to stay.
        Thread last = new Thread(Benchmarks::endWhatWasStarted, "stop");
        Runtime.getRuntime().addShutdownHook(last);
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    private static void endWhatWasStarted() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }

    @Override
    public Integer call() throws IOException, InterruptedException, RunnerException {
        if (page == null || jar == null || flags == null) throw calledAlone();
        if (peers == null || folder == null || command == null) throw calledAlone();
        Path keystore = folder.resolve("localhost.p12");
        Surroundings surroundings =
                new Surroundings(
                        jar, flags, tlsFlags, tlsOptions, peers, keystore, folder, command);
        Page document = new Page(page);
        List<Work> works = new ArrayList<>(Work.ALL);
        List<Part> parts = new ArrayList<>(Part.ALL);
        choose(works, parts);
        for (Work work : works) {
            WorkRun run = new WorkRun(work, rounds, surroundings);
            run.run();
            tell(document, work.name(), run.text());
        }
        for (Part part : parts) {
            PartRun run = new PartRun(part, surroundings);
            run.run();
            tell(document, part.name(), run.text());
        }
        return 0;
    }

    private void choose(List<Work> works, List<Part> parts) {
        if (chosen.isEmpty()) return;
        works.removeIf(work -> !chosen.contains(work.name()));
        parts.removeIf(part -> !chosen.contains(part.name()));
        if (works.size() + parts.size() < chosen.size()) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this), "There is no such work: " + String.join(", ", chosen));
        }
    }

    private static void tell(Page document, String name, String text) throws IOException {
        System.out.println("\n" + name + "\n\n" + text);
        document.rewrite(name, text);
    }

    private static IllegalStateException calledAlone() {
        return new IllegalStateException("packaging/benchmark.sh calls this");
    }
}
