package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.settings.SettingsStore;

import java.util.function.Consumer;

/// The window of someone who is in: rooms, the conversation, people. Where it is narrow the people
/// lie over the conversation when they are asked for. For the window's thread.
public final class MainPane extends StackPane {
    private static final double NARROW = 820;
    private static final double COMPACT = 1040;
    private static final PseudoClass IS_COMPACT = PseudoClass.getPseudoClass("compact");

    private final ChatModel chat;
    private final SettingsStore settings;
    private final BorderPane beside = new BorderPane();
    private final RoomPane conversation;
    private final PeoplePane people;
    private final Region scrim = new Region();
    private boolean narrow;
    private boolean laidOver;

    /// @param openLink told the address of a link that is clicked
    /// @param signOut told when another person or another server is wanted
    public MainPane(
            ChatModel chat,
            SettingsStore settings,
            ThemeSwitch theme,
            Consumer<String> openLink,
            Runnable signOut) {
        this.chat = chat;
        this.settings = settings;
        getStyleClass().add("window");
        people = new PeoplePane(chat);
        conversation = new RoomPane(chat, this::togglePeople, openLink);
        beside.setLeft(new RoomsPane(chat, theme, signOut));
        beside.setCenter(conversation);
        scrim.getStyleClass().add("scrim");
        scrim.setOnMouseClicked(_ -> togglePeople());
        getChildren().add(beside);
        StackPane.setAlignment(people, Pos.CENTER_RIGHT);
        widthProperty().subscribe(width -> fit(width.doubleValue()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    }

    private void fit(double width) {
        boolean isNarrow = width > 0 && width < NARROW;
        pseudoClassStateChanged(IS_COMPACT, width > 0 && width < COMPACT);
        if (isNarrow != narrow) laidOver = false;
        narrow = isNarrow;
        placePeople();
    }

    private void togglePeople() {
        if (narrow) {
            laidOver = !laidOver;
        } else {
            settings.update(all -> all.showingPeople(!all.people()));
        }
        placePeople();
    }

    private void placePeople() {
        boolean shown = narrow ? laidOver : settings.get().people();
        getChildren().removeAll(scrim, people);
        beside.setRight(null);
        if (shown && narrow) {
            getChildren().addAll(scrim, people);
        } else if (shown) {
            beside.setRight(people);
        }
        conversation.showPeopleShown(shown);
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case UP, DOWN -> {
                if (!key.isAltDown() || key.isShiftDown()) return;
                chat.walk(key.getCode() == KeyCode.UP ? -1 : 1);
            }
            case PAGE_UP -> conversation.page(-1);
            case PAGE_DOWN -> conversation.page(1);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void escape(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) focusComposer();
    }

    /// Puts the keys back where one writes.
    public void focusComposer() {
        conversation.focusComposer();
    }
}
