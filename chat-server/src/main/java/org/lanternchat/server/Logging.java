package org.lanternchat.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The log of the running server: one line an event on standard error, with control characters
/// escaped, so that nothing that came over the network can forge a line.
final class Logging {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger GRIZZLY = Logger.getLogger("org.glassfish.grizzly");
    private static final Logger TYRUS = Logger.getLogger("org.glassfish.tyrus");

    private Logging() {}

    static void toStandardError() {
        for (Handler handler : ROOT.getHandlers()) ROOT.removeHandler(handler);
        ConsoleHandler console = new ConsoleHandler();
        console.setFormatter(new OneLine());
        ROOT.addHandler(console);
        ROOT.setLevel(Level.INFO);
        GRIZZLY.setLevel(Level.WARNING);
        TYRUS.setLevel(Level.WARNING);
    }

    /// `2026-11-22T10:31:07 WARNING message`, and below it the trace of a failure of our own.
    static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord log) {
            String time =
                    LocalDateTime.ofInstant(log.getInstant(), ZoneId.systemDefault())
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString();
            String line = time + " " + log.getLevel() + " " + escaped(formatMessage(log)) + "\n";
            return log.getThrown() == null ? line : line + trace(log.getThrown());
        }

        private static String escaped(String text) {
            StringBuilder line = new StringBuilder(text.length());
            text.codePoints()
                    .forEach(
                            c -> {
                                if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                                    line.append(String.format("\\u%04x", c));
                                } else {
                                    line.appendCodePoint(c);
                                }
                            });
            return line.toString();
        }

        private static String trace(Throwable thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
    }
}
