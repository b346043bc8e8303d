package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.wording.Wording;

/// What the room is about, and for who may say that, a field in its place: a click begins, Enter
/// says it, Esc leaves it as it was. For the window's thread; made anew for each room.
final class TopicLine extends StackPane {
    private final ChatModel chat;
    private final RoomModel room;
    private final Label topic = new Label();
    private final TextField field = new TextField();
    private final Runnable done;
    private final Subscription watching;

    /// @param done takes the keys when the topic is said
    TopicLine(ChatModel chat, RoomModel room, Runnable done) {
        this.chat = chat;
        this.room = room;
        this.done = done;
        setId("topic-line");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        topic.setId("topic");
        topic.getStyleClass().add("head-topic");
        topic.setMinWidth(0);
        Shortening.allow(topic);
        topic.setMaxWidth(Double.MAX_VALUE);
        topic.setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY) edit();
                });
        field.setId("topic-field");
        field.getStyleClass().addAll("field", "low");
        field.setPromptText(Wording.of("topic.prompt"));
        field.setAccessibleText(Wording.of("topic.prompt"));
        field.setVisible(false);
        field.setOnAction(_ -> say());
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        Scripts.follow(field, field.textProperty());
        getChildren().addAll(topic, field);
        show();
        watching =
                Subscription.combine(
                        room.topicProperty().subscribe(this::show),
                        room.roleProperty().subscribe(this::show),
                        field.focusedProperty()
                                .subscribe(
                                        focused -> {
                                            if (!focused) leave();
                                        }));
    }

    private void show() {
        String text = room.topicProperty().get().replaceAll("\\s+", " ");
        boolean may = mayEdit();
        boolean none = text.isEmpty();
        topic.setText(none ? Wording.of("topic.add") : text);
        topic.setVisible(!none || may);
        topic.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("editable"), may);
        Scripts.mark(topic, topic.getText());
    }

    /// Two people who talk to each other need no topic.
    private boolean mayEdit() {
        return room.mayArrange() && !room.isDirect();
    }

    /// Begins to change the topic, where that is allowed.
    void edit() {
        if (!mayEdit()) return;
        field.setText(room.topicProperty().get());
        field.setVisible(true);
        topic.setVisible(false);
        field.requestFocus();
        // From the end, so that the beginning is in sight.
        field.selectRange(field.getLength(), 0);
    }

    private void say() {
        String said = field.getText().strip();
        String problem = said.equals(room.topicProperty().get()) ? null : chat.describe(room, said);
        if (problem == null) {
            leave();
            done.run();
        } else {
            chat.tell(problem);
        }
    }

    private void leave() {
        if (!field.isVisible()) return;
        field.setVisible(false);
        show();
    }

    private void key(KeyEvent key) {
        if (key.getCode() != KeyCode.ESCAPE) return;
        leave();
    }

    void dispose() {
        watching.unsubscribe();
    }
}
