package org.lanternchat.server.operator;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.data.ExitStatus;
import org.lanternchat.server.data.StartException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;

/// What a command tells the person who runs it: progress on standard error, results on standard
/// output. On the command's thread.
@Command
final class Terminal {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    void progress(String line) {
        tell(spec().commandLine().getErr(), line);
    }

    /// Tells how far it is, at each tenth.
    void progress(String what, long done, long all) {
        long tenth = Math.max(1, all / 10);
        if (done == all || done % tenth == 0) {
            progress(what + ": " + Amount.of(done) + " of " + Amount.of(all));
        }
    }

    void say(String sentence) {
        tell(spec().commandLine().getOut(), sentence);
    }

    /// The options do not fit together.
    ParameterException wrong(String sentence) {
        return new ParameterException(spec().commandLine(), sentence);
    }

    /// What was asked for cannot be done as it stands.
    static StartException refused(String sentence) {
        return new StartException(ExitStatus.USAGE, sentence);
    }

    private static void tell(PrintWriter to, String line) {
        to.println(line);
        to.flush();
    }

    private CommandSpec spec() {
        if (command == null) throw new IllegalStateException("told before the command runs");
        return command;
    }
}
