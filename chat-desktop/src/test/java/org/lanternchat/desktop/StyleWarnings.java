package org.lanternchat.desktop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the toolkit complains of in the style sheets: colours that are not known where a node
/// stands, values of the wrong kind. It logs that and goes on, without the style.
final class StyleWarnings extends Handler implements AutoCloseable {
    private static final Logger STYLES = Logger.getLogger("javafx.css");

    private final List<String> told = new CopyOnWriteArrayList<>();

    private StyleWarnings() {}

    static StyleWarnings listen() {
        StyleWarnings warnings = new StyleWarnings();
        STYLES.addHandler(warnings);
        return warnings;
    }

    List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() < Level.WARNING.intValue()) return;
        told.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        STYLES.removeHandler(this);
    }
}
