package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.lanternchat.desktop.model.Surroundings.Cancellable;

import java.time.Duration;

/// What just went wrong, as a sentence that goes away by itself. Belongs to the window's thread.
final class Trouble {
    private static final Duration TOLD_FOR = Duration.ofSeconds(8);

    private final Surroundings surroundings;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private Cancellable end = () -> {};

    Trouble(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void tell(String told) {
        sentence.set(told);
        end.cancel();
        end = surroundings.after(TOLD_FOR, () -> sentence.set(""));
    }

    /// Empty for nothing.
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }
}
