package org.lanternchat.desktop.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.settings.Theme;
import org.lanternchat.desktop.wording.Wording;

/// Light or dark: as the person chose, or as the system is, at once when that changes. For the
/// window's thread.
public final class ThemeSwitch {
    private final SettingsStore settings;
    private final Scene scene;

    public ThemeSwitch(SettingsStore settings, Scene scene) {
        this.settings = settings;
        this.scene = scene;
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> apply());
        scene.rootProperty().addListener((_, _, _) -> apply());
        apply();
    }

    private void apply() {
        boolean dark =
                switch (settings.get().theme()) {
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
        var classes = scene.getRoot().getStyleClass();
        classes.removeAll("light", "dark");
        classes.add(dark ? "dark" : "light");
    }

    /// Walks through system, light and dark.
    Button button() {
        Button button = Icons.button(Feather.MONITOR, "", () -> {});
        button.setId("theme");
        name(button);
        button.setOnAction(
                _ -> {
                    settings.update(all -> all.with(all.theme().next()));
                    apply();
                    name(button);
                });
        return button;
    }

    private void name(Button button) {
        Theme theme = settings.get().theme();
        FontIcon icon =
                switch (theme) {
                    case SYSTEM -> Icons.icon(Feather.MONITOR, 18);
                    case LIGHT -> Icons.icon(Feather.SUN, 18);
                    case DARK -> Icons.icon(Feather.MOON, 18);
                };
        button.setGraphic(icon);
        Icons.name(
                button,
                switch (theme) {
                    case SYSTEM -> Wording.of("theme.system");
                    case LIGHT -> Wording.of("theme.light");
                    case DARK -> Wording.of("theme.dark");
                });
    }
}
