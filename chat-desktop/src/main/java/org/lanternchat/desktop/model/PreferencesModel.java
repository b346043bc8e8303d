package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lanternchat.desktop.settings.Preferences;
import org.lanternchat.desktop.settings.SettingsStore;

import java.util.function.UnaryOperator;

/// What the person chose in the settings: in force as soon as it is changed, and saved. Belongs to
/// the window's thread.
public final class PreferencesModel {
    private final SettingsStore settings;
    private final ReadOnlyObjectWrapper<Preferences> chosen;

    public PreferencesModel(SettingsStore settings) {
        this.settings = settings;
        this.chosen = new ReadOnlyObjectWrapper<>(settings.get().preferences());
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
