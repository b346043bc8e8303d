package org.lanternchat.desktop.view;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.Limits;

/// Where a message is written: grows to eight lines, Enter sends, Shift+Enter breaks. Above it
/// stands who types, or what is wrong with the text. For the window's thread; made anew for each
/// room.
final class Composer extends VBox {
    private static final int LINES = 8;
    private static final double LINE = 22;
    private static final double AROUND = 18;
    private static final double BESIDE = 22;
    private static final int TOLD_FROM = Limits.TEXT - 400;
    private static final double WIDEST = 880;

    private final ChatModel chat;
    private final RoomModel room;
    private final Runnable sent;
    private final TextArea area = new TextArea();
    private final Text measure = new Text();
    private final Label typing = new Label();
    private final Label limit = new Label();
    private final Button send;

    /// @param sent told when a message went on its way
    Composer(ChatModel chat, RoomModel room, Runnable sent) {
        this.chat = chat;
        this.room = room;
        this.sent = sent;
        send = Icons.button(Feather.SEND, Wording.of("composer.send"), this::send);
        send.setId("send");
        send.getStyleClass().setAll("button", "send");
        typing.setId("typing");
        typing.getStyleClass().add("typing");
        typing.textProperty().bind(room.typingProperty());
        Scripts.follow(typing, typing.textProperty());
        limit.setId("limit");
        limit.getStyleClass().add("limit");
        limit.setMinWidth(Region.USE_PREF_SIZE);
        makeArea();
        getStyleClass().add("composer");
        setAlignment(Pos.CENTER);
        getChildren().addAll(footLine(), box());
        room.draftProperty().subscribe(text -> renew(text));
        area.widthProperty().subscribe(_ -> grow());
    }

    private void makeArea() {
        area.setId("composer");
        area.getStyleClass().add("composer-field");
        area.setWrapText(true);
        area.setPromptText(Wording.of("composer.prompt", room.called()));
        area.setAccessibleText(Wording.of("composer.prompt", room.called()));
        area.textProperty().bindBidirectional(room.draftProperty());
        area.positionCaret(area.getLength());
        area.textProperty().addListener((_, _, _) -> chat.typed(room));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        Scripts.follow(area, area.textProperty());
        measure.fontProperty().bind(area.fontProperty());
        HBox.setHgrow(area, Priority.ALWAYS);
    }

    private HBox footLine() {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox line = new HBox(12, typing, between, limit);
        line.getStyleClass().add("foot-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMaxWidth(WIDEST);
        return line;
    }

    private HBox box() {
        HBox box = new HBox(4, area, send);
        box.getStyleClass().add("composer-box");
        box.setAlignment(Pos.BOTTOM_RIGHT);
        box.setMaxWidth(WIDEST);
        PseudoClass within = PseudoClass.getPseudoClass("within");
        area.focusedProperty().subscribe(is -> box.pseudoClassStateChanged(within, is));
        return box;
    }

    void dispose() {
        area.textProperty().unbindBidirectional(room.draftProperty());
        typing.textProperty().unbind();
    }

    void focus() {
        area.requestFocus();
    }

    boolean isFocusedInside() {
        return area.isFocused();
    }

    private void key(KeyEvent key) {
        if (key.getCode() != KeyCode.ENTER || key.isControlDown() || key.isAltDown()) return;
        key.consume();
        if (key.isShiftDown()) {
            area.replaceSelection("\n");
        } else {
            send();
        }
    }

    private void send() {
        area.requestFocus();
        if (room.draftProperty().get().isBlank()) return;
        String problem = chat.post(room);
        if (problem == null) {
            sent.run();
        } else {
            tell(problem, true);
        }
    }

    private void renew(String text) {
        send.setDisable(text.isBlank());
        String kept = text.stripTrailing();
        int left = Limits.TEXT - kept.codePointCount(0, kept.length());
        if (left < 0) {
            tell(Wording.of("composer.over", -left), true);
        } else {
            tell(left <= Limits.TEXT - TOLD_FROM ? Wording.of("composer.left", left) : "", false);
        }
        grow();
    }

    private void tell(String text, boolean wrong) {
        limit.setText(text);
        limit.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"), wrong);
    }

    private void grow() {
        measure.setText(area.getText() + "x");
        measure.setWrappingWidth(area.isWrapText() ? Math.max(0, area.getWidth() - BESIDE) : 0);
        double one = lineHeight();
        long lines = Math.clamp(Math.round(measure.getLayoutBounds().getHeight() / one), 1, LINES);
        double height = Math.ceil(lines * Math.max(one, LINE)) + AROUND;
        if (area.getPrefHeight() == height) return;
        area.setMinHeight(height);
        area.setPrefHeight(height);
        area.setMaxHeight(height);
        Platform.runLater(area::requestLayout);
    }

    private double lineHeight() {
        Text line = new Text("x");
        line.setFont(area.getFont());
        return line.getLayoutBounds().getHeight();
    }
}
