package org.lanternchat.server.fuzz;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/// What must not be seen of a server's insides: listens to the log of this process for stack traces
/// and errors, and looks through what goes over the wire. Any thread may call it.
final class Traces extends Handler implements AutoCloseable {
    private static final Pattern INSIDES =
            Pattern.compile(
                    "Exception|\\bjava\\.|\\borg\\.[a-z]|\\bat [\\w.$]+\\(|Caused"
                            + " by|grizzly|tyrus|\"code\":\"internal\"");
    private static final Logger ROOT = Logger.getLogger("");

    private final ConcurrentLinkedQueue<String> found = new ConcurrentLinkedQueue<>();

    /// Listens from now on.
    static Traces listen() {
        Traces traces = new Traces();
        ROOT.addHandler(traces);
        return traces;
    }

    /// Throws when this text, which a server sent, tells of its insides. What a client may have
    /// said itself and is only repeated must not be among it.
    static void check(String sent) {
        if (INSIDES.matcher(sent).find()) throw new AssertionError("insides on the wire: " + sent);
    }

    @Override
    public void publish(LogRecord line) {
        boolean isLoud = line.getLevel().intValue() >= Level.WARNING.intValue();
        boolean isError = line.getLevel().intValue() >= Level.SEVERE.intValue();
        if (isError || isLoud && line.getThrown() != null) {
            found.add(line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown());
        }
    }

    List<String> found() {
        return List.copyOf(found);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
