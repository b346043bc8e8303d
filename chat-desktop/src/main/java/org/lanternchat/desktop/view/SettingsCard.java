package org.lanternchat.desktop.view;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.PreferencesModel;
import org.lanternchat.desktop.model.StartupModel;
import org.lanternchat.desktop.settings.Density;
import org.lanternchat.desktop.settings.Language;
import org.lanternchat.desktop.settings.Preferences;
import org.lanternchat.desktop.settings.TextSize;
import org.lanternchat.desktop.settings.Theme;
import org.lanternchat.desktop.wording.Wording;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The settings, each in force and saved as soon as it is changed. For the window's thread.
final class SettingsCard extends VBox {
    private final PreferencesModel preferences;
    private final Choice<Theme> theme;

    SettingsCard(ChatModel chat, PreferencesModel preferences) {
        super(12);
        this.preferences = preferences;
        setId("settings-card");
        Preferences now = preferences.get();
        theme = choice("theme", "settings.theme", themes(), now.theme(), Preferences::with);
        VBox all =
                new VBox(
                        14,
                        Form.named(Wording.of("settings.theme"), theme),
                        Form.named(
                                Wording.of("settings.text"),
                                choice(
                                        "text-size",
                                        "settings.text",
                                        sizes(),
                                        now.textSize(),
                                        Preferences::with)),
                        Form.named(
                                Wording.of("settings.density"),
                                choice(
                                        "density",
                                        "settings.density",
                                        densities(),
                                        now.density(),
                                        Preferences::with)),
                        Form.named(
                                Wording.of("settings.language"),
                                choice(
                                        "language",
                                        "settings.language",
                                        languages(),
                                        now.language(),
                                        Preferences::with)),
                        toggles(now),
                        new AccountForm(chat));
        all.getStyleClass().add("settings-list");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        // Else it keeps room for a bar below, which there never is.
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.prefViewportHeightProperty().bind(all.heightProperty());
        scroll.getStyleClass().add("plain-scroll");
        getChildren().addAll(Form.title(Wording.of("settings.title")), scroll);
    }

    /// Gets the keys first.
    Node first() {
        Node selected = theme.selected();
        return selected == null ? this : selected;
    }

    private <T> Choice<T> choice(
            String id,
            String key,
            Map<T, String> labels,
            T now,
            BiFunction<Preferences, T, Preferences> change) {
        Choice<T> choice =
                new Choice<>(
                        Wording.of(key),
                        labels,
                        now,
                        chosen -> preferences.change(before -> change.apply(before, chosen)));
        choice.setId(id);
        return choice;
    }

    private VBox toggles(Preferences now) {
        VBox all = chosenHere(now);
        StartupModel startup = preferences.startup();
        if (startup != null) all.getChildren().add(new StartupToggle(startup));
        return all;
    }

    private VBox chosenHere(Preferences now) {
        return new VBox(
                10,
                toggle(
                        "notifications",
                        Wording.of("settings.notifications"),
                        Wording.of("settings.notifications.hint"),
                        now.notifications(),
                        on -> before -> before.notifying(on)),
                toggle(
                        "quiet",
                        Wording.of("settings.quiet"),
                        Wording.of("settings.quiet.hint"),
                        now.quiet(),
                        on -> before -> before.quiet(on)),
                toggle(
                        "receipts",
                        Wording.of("settings.receipts"),
                        Wording.of("settings.receipts.hint"),
                        now.receipts(),
                        on -> before -> before.withReceipts(on)));
    }

    private VBox toggle(
            String id,
            String label,
            String explained,
            boolean now,
            Function<Boolean, java.util.function.UnaryOperator<Preferences>> change) {
        CheckBox box = new CheckBox(label);
        box.setId("setting-" + id);
        box.setMnemonicParsing(false);
        box.setSelected(now);
        box.setWrapText(true);
        box.selectedProperty().addListener((_, _, on) -> preferences.change(change.apply(on)));
        Label hint = new Label(explained);
        hint.getStyleClass().addAll("hint", "toggle-hint");
        hint.setWrapText(true);
        hint.setMinHeight(VBox.USE_PREF_SIZE);
        return new VBox(2, box, hint);
    }

    private static Map<Theme, String> themes() {
        Map<Theme, String> names = new LinkedHashMap<>();
        names.put(Theme.SYSTEM, Wording.of("settings.system"));
        names.put(Theme.LIGHT, Wording.of("theme.light"));
        names.put(Theme.DARK, Wording.of("theme.dark"));
        return names;
    }

    private static Map<TextSize, String> sizes() {
        Map<TextSize, String> names = new LinkedHashMap<>();
        names.put(TextSize.SMALL, Wording.of("text.small"));
        names.put(TextSize.NORMAL, Wording.of("text.normal"));
        names.put(TextSize.LARGE, Wording.of("text.large"));
        names.put(TextSize.LARGEST, Wording.of("text.largest"));
        return names;
    }

    private static Map<Density, String> densities() {
        Map<Density, String> names = new LinkedHashMap<>();
        names.put(Density.COMFORTABLE, Wording.of("density.comfortable"));
        names.put(Density.COMPACT, Wording.of("density.compact"));
        return names;
    }

    private static Map<Language, String> languages() {
        Map<Language, String> names = new LinkedHashMap<>();
        names.put(Language.SYSTEM, Wording.of("settings.system"));
        names.put(Language.ENGLISH, "English");
        names.put(Language.GERMAN, "Deutsch");
        return names;
    }
}
