package org.lanternchat.desktop.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.wording.Wording;

import java.util.LinkedHashMap;
import java.util.Map;

/// The card for a new room: an open one by its name, a private one by its title, or one that a link
/// leads to. For the window's thread.
final class NewRoomCard extends VBox {
    private final ChatModel chat;
    private final Runnable close;
    private final TextField name = Form.field("new-room-name", Wording.of("rooms.new.name"));
    private final TextField topic = Form.field("new-room-topic", Wording.of("rooms.new.topic"));
    private final Label hint = Form.sentence("new-room-hint");
    private final Label problem = Form.sentence("new-room-problem");
    private final Button submit;
    private final Label nameLabel;
    private final VBox topicBox;
    private Kind kind = Kind.OPEN;

    private enum Kind {
        OPEN,
        PRIVATE,
        LINK
    }

    NewRoomCard(ChatModel chat, Runnable close) {
        super(12);
        this.chat = chat;
        this.close = close;
        setId("new-room-card");
        getStyleClass().add("new-room-card");
        Map<Kind, String> kinds = new LinkedHashMap<>();
        kinds.put(Kind.OPEN, Wording.of("rooms.new.open"));
        kinds.put(Kind.PRIVATE, Wording.of("rooms.new.private"));
        kinds.put(Kind.LINK, Wording.of("rooms.new.link"));
        Choice<Kind> choice = new Choice<>(Wording.of("rooms.new.kind"), kinds, kind, this::show);
        choice.setId("new-room-kind");
        VBox nameBox = Form.named(Wording.of("rooms.new.name"), name);
        nameLabel = (Label) nameBox.getChildren().getFirst();
        nameBox.getChildren().add(problem);
        topicBox = Form.named(Wording.of("rooms.new.topic"), topic);
        submit = Form.button("new-room-submit", "", "primary", this::submit);
        name.textProperty().addListener((_, _, typed) -> check(typed));
        name.setOnAction(_ -> submit());
        topic.setOnAction(_ -> submit());
        getChildren()
                .addAll(
                        Form.title(Wording.of("rooms.new")),
                        choice,
                        nameBox,
                        topicBox,
                        hint,
                        submit);
        show(Kind.OPEN);
    }

    /// Gets the keys first.
    Node first() {
        return name;
    }

    private void show(Kind chosen) {
        kind = chosen;
        String label =
                switch (chosen) {
                    case OPEN -> Wording.of("rooms.new.name");
                    case PRIVATE -> Wording.of("rooms.new.titleOf");
                    case LINK -> Wording.of("rooms.new.linkTo");
                };
        nameLabel.setText(label);
        name.setAccessibleText(label);
        name.setPromptText(
                switch (chosen) {
                    case OPEN -> Wording.of("rooms.new.name.prompt");
                    case PRIVATE -> Wording.of("rooms.new.titleOf.prompt");
                    case LINK -> "http://…/#~…";
                });
        submit.setText(Wording.of(chosen == Kind.LINK ? "rooms.new.follow" : "rooms.new.make"));
        topicBox.setVisible(chosen != Kind.LINK);
        topicBox.setManaged(chosen != Kind.LINK);
        check(name.getText());
    }

    private void check(String typed) {
        boolean names = kind == Kind.OPEN && !typed.isEmpty();
        String wrong = names ? chat.problemOfRoom(typed) : null;
        tell(wrong);
        submit.setDisable(typed.isBlank() || wrong != null);
    }

    private void submit() {
        String typed = name.getText();
        if (typed.isBlank()) return;
        submit.setDisable(true);
        switch (kind) {
            case OPEN ->
                    chat.around().doors().openRoom(typed, topic.getText(), close, this::refused);
            case PRIVATE ->
                    chat.around().doors().privateRoom(typed, topic.getText(), this::refused);
            case LINK -> chat.around().doors().follow(typed, this::refused);
        }
    }

    private void refused(String why) {
        submit.setDisable(false);
        tell(why);
    }

    private void tell(@Nullable String wrong) {
        Form.tell(problem, wrong == null ? "" : wrong, wrong != null);
        name.pseudoClassStateChanged(Form.WRONG, wrong != null);
        hint.setText(
                switch (kind) {
                    case OPEN -> Wording.of("rooms.new.open.hint");
                    case PRIVATE -> Wording.of("rooms.new.private.hint");
                    case LINK -> Wording.of("rooms.new.link.hint");
                });
    }
}
