package org.lanternchat.desktop.view;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.PinnedMessages;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.time.LocalDate;
import java.time.ZoneId;

/// The card with a room's pinned messages, each of which leads to where it was said. For the
/// window's thread.
final class PinsCard extends VBox {
    private static final int LETTERS = 240;
    private static final double TEXT_WIDTH = 266;

    private final ChatModel chat;
    private final RoomModel room;
    private final Runnable close;
    private final PinnedMessages pinned;
    private final VBox list = new VBox(4);
    private final ScrollPane scroll = new ScrollPane(list);

    PinsCard(ChatModel chat, RoomModel room, Runnable close) {
        super(8);
        this.chat = chat;
        this.room = room;
        this.close = close;
        pinned = chat.around().pinned(room);
        setId("pins-card");
        Label state = Form.sentence("pins-state");
        state.textProperty().bind(pinned.stateProperty());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setMaxHeight(420);
        // Else it keeps room for a bar below, which there never is.
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.prefViewportHeightProperty().bind(list.heightProperty());
        scroll.managedProperty().bind(scroll.visibleProperty());
        getChildren().addAll(Form.title(Wording.of("pins.title")), state, scroll);
        setFocusTraversable(true);
        pinned.messages().addListener((ListChangeListener<Chat>) _ -> show());
        show();
        pinned.load();
    }

    /// Gets the keys first.
    Node first() {
        return this;
    }

    private void show() {
        list.getChildren().setAll(pinned.messages().stream().map(this::line).toList());
        scroll.setVisible(!pinned.messages().isEmpty());
    }

    private Node line(Chat message) {
        ZoneId zone = ZoneId.systemDefault();
        Label who = new Label(message.name());
        who.getStyleClass().addAll("author", "ink-" + Avatar.colourOf(message.uid()));
        Label when = new Label(Wording.when(message.at(), LocalDate.now(zone), zone));
        when.getStyleClass().add("found-when");
        HBox head = new HBox(8, who, when);
        head.setAlignment(Pos.BASELINE_LEFT);
        ClippedText text = new ClippedText(shown(message), 3);
        text.setPrefWidth(TEXT_WIDTH);
        Button jump = new Button();
        jump.getStyleClass().setAll("button", "found");
        jump.setGraphic(new VBox(2, head, text));
        jump.setMaxWidth(Double.MAX_VALUE);
        jump.setAccessibleText(Wording.of("pins.jump", message.name(), text.getAccessibleText()));
        jump.setOnAction(
                _ -> {
                    close.run();
                    chat.around().jump().to(room.name(), message.seq());
                });
        HBox.setHgrow(jump, Priority.ALWAYS);
        HBox line = new HBox(4, jump);
        line.setAlignment(Pos.CENTER_LEFT);
        if (pinned.mayUnpin()) {
            Button unpin =
                    Icons.button(Feather.X, Wording.of("pins.unpin"), () -> pinned.unpin(message));
            unpin.getStyleClass().addAll("small", "unpin");
            line.getChildren().add(unpin);
        }
        return line;
    }

    private static String shown(Chat message) {
        String text = message.text().strip();
        if (text.isEmpty()) return Wording.of("alert.files", message.files().size());
        int letters = text.codePointCount(0, text.length());
        if (letters <= LETTERS) return text;
        return text.substring(0, text.offsetByCodePoints(0, LETTERS)) + "…";
    }
}
