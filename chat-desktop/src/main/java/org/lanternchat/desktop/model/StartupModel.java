package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.lanternchat.desktop.settings.Autostart;
import org.lanternchat.desktop.wording.Wording;

import java.io.IOException;

/// Whether the app starts with the computer: in force as soon as it is chosen. Belongs to the
/// window's thread.
public final class StartupModel {
    private final Autostart autostart;
    private final Surroundings surroundings;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public StartupModel(Autostart autostart, Surroundings surroundings) {
        this.autostart = autostart;
        this.surroundings = surroundings;
        look();
    }

    /// Other programs may have changed it.
    public void look() {
        surroundings.offload(autostart::isOn, on::set);
    }

    /// Chooses; what came of it is what `onProperty` says then.
    public void choose(boolean wanted) {
        if (wanted == on.get()) return;
        on.set(wanted);
        surroundings.offload(
                () -> write(wanted),
                done -> {
                    problem.set(done ? "" : Wording.of("settings.startup.failed"));
                    look();
                });
    }

    private boolean write(boolean wanted) {
        try {
            autostart.set(wanted);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /// Why it is not as it was chosen, as a sentence; empty for nothing.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
