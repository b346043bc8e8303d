package org.lanternchat.desktop.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

import org.lanternchat.desktop.model.PreferencesModel;
import org.lanternchat.desktop.settings.Density;
import org.lanternchat.desktop.settings.Preferences;

/// Colours, size of type and distances of the window: as the person chose, at once when that
/// changes, and light or dark as the system is where it is left to that. For the window's thread.
public final class Look {
    private static final PseudoClass DENSE = PseudoClass.getPseudoClass("dense");

    private final PreferencesModel preferences;
    private final Scene scene;
    private final StyleSheet sheet;

    public Look(PreferencesModel preferences, Scene scene, StyleSheet sheet) {
        this.preferences = preferences;
        this.scene = scene;
        this.sheet = sheet;
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> apply());
        scene.rootProperty().addListener((_, _, _) -> apply());
        preferences.chosenProperty().subscribe(_ -> apply());
    }

    private void apply() {
        Preferences chosen = preferences.get();
        boolean dark =
                switch (chosen.theme()) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                };
        String base =
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
        String css = sheet.address(chosen.textSize());
        if (!scene.getStylesheets().contains(css)) scene.getStylesheets().setAll(css);
        var root = scene.getRoot();
        root.getStyleClass().removeAll("light", "dark");
        root.getStyleClass().add(dark ? "dark" : "light");
        root.pseudoClassStateChanged(DENSE, chosen.density() == Density.COMPACT);
    }
}
