package org.lanternchat.server.operator;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.PrintWriter;
import java.io.StringWriter;

/// A command that does nothing, for the sake of its terminal. On the test's thread.
@Command(name = "silent")
final class SilentTerminal {
    @Mixin private final Terminal terminal = new Terminal();

    Terminal terminal() {
        CommandLine line = new CommandLine(this);
        line.setErr(new PrintWriter(new StringWriter()));
        line.setOut(new PrintWriter(new StringWriter()));
        return terminal;
    }
}
