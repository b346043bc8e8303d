package org.lanternchat.server.benchmark;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All contenders in turn under one work, round after round, and the table of that. On the
/// program's one thread.
final class WorkRun {
    private final Work work;
    private final int rounds;
    private final Surroundings surroundings;
    private final Map<Contender, Samples> measured = new EnumMap<>(Contender.class);

    WorkRun(Work work, int rounds, Surroundings surroundings) {
        this.work = work;
        this.rounds = rounds;
        this.surroundings = surroundings;
    }

    /// Measures; what fails is said and left out.
    void run() throws IOException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : work.contenders()) {
                Samples samples = measured.computeIfAbsent(contender, _ -> new Samples());
                if (round > 1 && samples.isEmpty()) continue;
                System.out.println(work.name() + ", round " + round + ": " + contender.title());
                try {
                    Optional<Map<String, Object>> figures =
                            new Round(work, contender, surroundings).run();
                    figures.ifPresentOrElse(
                            samples::add,
                            () -> System.out.println(contender.title() + " is not to be had here"));
                } catch (IllegalStateException failed) {
                    System.out.println(failed.getMessage());
                }
            }
        }
    }

    /// The table, the targets, and how all this came about, as Markdown.
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("| server |");
        work.measures().forEach(measure -> text.append(' ').append(measure.title()).append(" |"));
        text.append(" wrong |\n| --- |").append(" ---: |".repeat(work.measures().size() + 1));
        text.append('\n');
        for (Contender contender : work.contenders()) {
            Samples samples = measured.getOrDefault(contender, new Samples());
            if (!samples.isEmpty()) row(text, contender, samples);
        }
        text.append('\n');
        for (Target target : work.targets()) {
            text.append("- ").append(target.verdict(measured)).append('\n');
        }
        String missing =
                work.contenders().stream()
                        .filter(one -> measured.getOrDefault(one, new Samples()).isEmpty())
                        .map(Contender::title)
                        .collect(Collectors.joining("; "));
        if (!missing.isEmpty())
            text.append("- Could not be measured: ").append(missing).append('\n');
        text.append("\n`").append(surroundings.command()).append("`, medians of ").append(rounds);
        text.append(rounds == 1 ? " round: " : " rounds: ").append(Machine.described());
        text.append("; ").append(new Versions(surroundings).described());
        boolean encrypts = work.contenders().contains(Contender.MEMORY_TLS);
        String flags = encrypts ? surroundings.tlsFlags() : surroundings.flags();
        return text.append("; `").append(flags).append("`\n").toString();
    }

    private void row(StringBuilder text, Contender contender, Samples samples) {
        text.append("| ").append(contender.title()).append(" |");
        for (Measure measure : work.measures()) {
            text.append(' ').append(measure.shown(samples)).append(" |");
        }
        text.append(' ').append(samples.wrong()).append(" |\n");
    }
}
