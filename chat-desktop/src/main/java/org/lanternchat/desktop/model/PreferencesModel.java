package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.settings.Preferences;
import org.lanternchat.desktop.settings.SettingsStore;

import java.util.function.UnaryOperator;

/// What the person chose in the settings: in force as soon as it is changed, and saved. Belongs to
/// the window's thread.
public final class PreferencesModel {
    private final SettingsStore settings;
    private final @Nullable StartupModel startup;
    private final ReadOnlyObjectWrapper<Preferences> chosen;

    /// @param startup null where the app cannot start with the computer
    public PreferencesModel(SettingsStore settings, @Nullable StartupModel startup) {
        this.settings = settings;
        this.startup = startup;
        this.chosen = new ReadOnlyObjectWrapper<>(settings.get().preferences());
    }

    /// Starting with the computer; null where that is not possible.
    public @Nullable StartupModel startup() {
        return startup;
    }

    public Preferences get() {
        return chosen.get();
    }

    public void change(UnaryOperator<Preferences> change) {
        settings.update(all -> all.with(change.apply(all.preferences())));
        chosen.set(settings.get().preferences());
    }

    public ReadOnlyObjectProperty<Preferences> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
