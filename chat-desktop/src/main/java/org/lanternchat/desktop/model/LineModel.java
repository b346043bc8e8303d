package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.ConnectionStatus;
import org.lanternchat.desktop.connection.ConnectionStatus.Connected;
import org.lanternchat.desktop.connection.ConnectionStatus.Connecting;
import org.lanternchat.desktop.connection.ConnectionStatus.Open;
import org.lanternchat.desktop.connection.ConnectionStatus.Refused;
import org.lanternchat.desktop.connection.ConnectionStatus.Untrusted;
import org.lanternchat.desktop.connection.ConnectionStatus.Waiting;
import org.lanternchat.desktop.model.Surroundings.Cancellable;
import org.lanternchat.desktop.wording.Wording;

import java.time.Duration;
import java.time.Instant;

/// How the connection stands, in words, with the seconds counted down. Belongs to the window's
/// thread.
public final class LineModel {
    private final Surroundings surroundings;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper shortText = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private ConnectionStatus status = new Connecting();
    private @Nullable Cancellable tick;

    LineModel(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void show(ConnectionStatus now) {
        status = now;
        renewWords();
    }

    /// Says the same in the words of now.
    void renewWords() {
        if (tick != null) tick.cancel();
        tick = null;
        connected.set(status instanceof Connected);
        waiting.set(status instanceof Waiting);
        shortText.set(Wording.of(status instanceof Connected ? "line.connected" : "line.offline"));
        switch (status) {
            case Connecting _, Open _ -> text.set(Wording.of("line.connecting"));
            case Connected _ -> text.set(Wording.of("line.connected"));
            case Waiting wait -> countDown(wait.until());
            case Untrusted _ -> text.set(Wording.of("line.untrusted"));
            case Refused refused ->
                    text.set(
                            switch (refused.reason()) {
                                case BANNED -> Wording.of("line.banned");
                                case SIGNED_OUT -> Wording.of("line.signedOut");
                                case VERSION -> Wording.of("line.version");
                            });
        }
    }

    private void countDown(Instant until) {
        long millis =
                Math.max(0, Duration.between(surroundings.clock().instant(), until).toMillis());
        long seconds = Math.max(1, Math.ceilDiv(millis, 1_000));
        text.set(Wording.of("line.waiting", seconds));
        long left = millis - (seconds - 1) * 1_000;
        if (seconds > 1) {
            tick =
                    surroundings.after(
                            Duration.ofMillis(Math.max(50, left)), () -> countDown(until));
        }
    }

    /// The state as a sentence.
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /// The state in a word.
    public ReadOnlyStringProperty shortTextProperty() {
        return shortText.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty connectedProperty() {
        return connected.getReadOnlyProperty();
    }

    /// The next try is some seconds away, and may be made now.
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }
}
