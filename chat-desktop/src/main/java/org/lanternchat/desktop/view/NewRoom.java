package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.wording.Wording;

/// The button for a new room, which becomes a field in its place. For the window's thread.
final class NewRoom extends VBox {
    private final ChatModel chat;
    private final Button opener = new Button(Wording.of("rooms.new"));
    private final TextField field = new TextField();
    private final Label hint = new Label();
    private final VBox form = new VBox(4, field, hint);

    NewRoom(ChatModel chat) {
        this.chat = chat;
        opener.setId("new-room");
        opener.getStyleClass().setAll("button", "new-room");
        opener.setGraphic(Icons.icon(Feather.PLUS, 16));
        opener.setAlignment(Pos.CENTER_LEFT);
        opener.setMaxWidth(Double.MAX_VALUE);
        opener.setOnAction(_ -> open(true));
        field.setId("new-room-name");
        field.getStyleClass().add("field");
        field.setPromptText(Wording.of("rooms.new.prompt"));
        field.setAccessibleText(Wording.of("rooms.new.prompt"));
        field.textProperty().addListener((_, _, typed) -> check(typed));
        field.setOnAction(_ -> submit());
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        hint.setId("new-room-hint");
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        form.getStyleClass().add("new-room-form");
        getChildren().addAll(opener, form);
        open(false);
    }

    private void open(boolean open) {
        boolean focus = open || field.isFocused();
        opener.setVisible(!open);
        opener.setManaged(!open);
        form.setVisible(open);
        form.setManaged(open);
        field.clear();
        tell(null);
        if (open) {
            field.requestFocus();
        } else if (focus) {
            opener.requestFocus();
        }
    }

    private void key(KeyEvent key) {
        if (key.getCode() != KeyCode.ESCAPE) return;
        open(false);
        key.consume();
    }

    private void check(String typed) {
        tell(typed.isEmpty() ? null : chat.problemOfRoom(typed));
    }

    private void submit() {
        String problem = chat.open(field.getText());
        if (problem == null) {
            open(false);
        } else {
            tell(problem);
        }
    }

    private void tell(@Nullable String problem) {
        boolean wrong = problem != null;
        hint.setText(wrong ? problem : Wording.of("rooms.new.hint"));
        hint.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"), wrong);
        field.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"), wrong);
    }
}
