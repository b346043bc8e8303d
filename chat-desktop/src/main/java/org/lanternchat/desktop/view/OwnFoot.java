package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.PreferencesModel;
import org.lanternchat.desktop.wording.Wording;

/// The foot of the sidebar: who this is, how the connection stands, the settings and the way out.
/// For the window's thread.
final class OwnFoot extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final ChatModel chat;
    private final PreferencesModel preferences;
    private final StackPane face = new StackPane();
    private final Label state = new Label();
    private final Region dot = new Region();
    private final Subscription watching;

    OwnFoot(ChatModel chat, PreferencesModel preferences, Popovers popovers, Runnable signOut) {
        super(10);
        this.chat = chat;
        this.preferences = preferences;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("me");
        Button settings = Icons.button(Feather.SETTINGS, Wording.of("settings.title"), () -> {});
        settings.setId("settings");
        settings.setOnAction(
                _ -> {
                    SettingsCard card = new SettingsCard(chat, preferences);
                    popovers.open(settings, Side.TOP, card, card.first());
                });
        Button leave = Icons.button(Feather.LOG_OUT, Wording.of("signout"), signOut);
        leave.setId("sign-out");
        HBox buttons = new HBox(settings, leave);
        buttons.setAlignment(Pos.CENTER);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(face, text(), buttons);
        watching =
                Subscription.combine(
                        chat.ownUidProperty().subscribe(_ -> showFace()),
                        chat.ownNameProperty().subscribe(_ -> showFace()),
                        chat.line().shortTextProperty().subscribe(_ -> showState()),
                        chat.line().connectedProperty().subscribe(_ -> showState()),
                        chat.awayProperty().subscribe(_ -> showState()),
                        preferences.chosenProperty().subscribe(_ -> showState()));
    }

    private VBox text() {
        Label name = new Label();
        name.setId("own-name");
        name.getStyleClass().add("me-name");
        Shortening.allow(name);
        name.textProperty().bind(chat.ownNameProperty());
        Scripts.follow(name, name.textProperty());
        state.setId("connection-state");
        state.getStyleClass().add("me-state");
        dot.getStyleClass().add("state-dot");
        state.setGraphic(dot);
        VBox text = new VBox(name, state);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        return text;
    }

    private void showFace() {
        face.getChildren().clear();
        String uid = chat.ownUidProperty().get();
        String name = chat.ownNameProperty().get();
        if (!uid.isEmpty()) face.getChildren().add(new Avatar(uid, name, 36));
    }

    private void showState() {
        boolean connected = chat.line().connectedProperty().get();
        boolean away = chat.awayProperty().get();
        boolean quiet = preferences.get().quiet();
        dot.pseudoClassStateChanged(ON, connected && !away && !quiet);
        // In few words, since the sidebar may be narrow and the type large.
        state.setTooltip(connected && quiet ? new Tooltip(Wording.of("settings.quiet")) : null);
        if (connected && quiet) {
            state.setText(Wording.of("me.quiet"));
        } else if (connected && away) {
            state.setText(Wording.of("presence.away"));
        } else {
            state.setText(chat.line().shortTextProperty().get());
        }
    }

    void dispose() {
        watching.unsubscribe();
    }
}
