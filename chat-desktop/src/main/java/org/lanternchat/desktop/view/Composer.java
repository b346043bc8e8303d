package org.lanternchat.desktop.view;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.Attachment;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.Completions;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.view.text.DraftField;
import org.lanternchat.desktop.view.text.EmojiPicker;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.Limits;

/// Where a message is written: grows to eight lines, Enter sends, Shift+Enter breaks. Above it
/// stands who types, or what is wrong with the text. For the window's thread; made anew for each
/// room.
final class Composer extends VBox {
    private static final int LINES = 8;
    private static final int TOLD_FROM = Limits.TEXT - 400;
    private static final double WIDEST = 880;

    private final ChatModel chat;
    private final RoomModel room;
    private final Runnable sent;
    private final DraftField area = new DraftField(LINES);
    private final Label typing = new Label();
    private final Label limit = new Label();
    private final HBox box = new HBox(4);
    private final BooleanBinding nothing;
    private final Subscription drafting;
    private final Button send;
    private final CompletionPopup completions;

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
        Shortening.allow(typing);
        typing.textProperty().bind(room.typingProperty());
        Scripts.follow(typing, typing.textProperty());
        limit.setId("limit");
        limit.getStyleClass().add("limit");
        limit.setWrapText(true);
        limit.setMinHeight(Region.USE_PREF_SIZE);
        makeArea();
        completions = new CompletionPopup(area, new Completions(chat.around().completions(room)));
        addEventFilter(KeyEvent.KEY_PRESSED, completions::key);
        getStyleClass().add("composer");
        setAlignment(Pos.CENTER);
        makeBox();
        getChildren().addAll(footLine(), box, completions);
        drafting =
                Subscription.combine(
                        room.draftProperty().subscribe(text -> renew(text)),
                        chat.files().of(room).waitingProperty().subscribe(this::tellWaiting));
        nothing = nothing();
        send.disableProperty().bind(nothing);
    }

    private void makeArea() {
        area.setId("composer");
        area.getStyleClass().add("composer-field");
        String prompt = room.isDirect() ? "composer.prompt.person" : "composer.prompt";
        area.setPromptText(Wording.of(prompt, room.called()));
        area.setAccessibleText(Wording.of(prompt, room.called()));
        area.textProperty().bindBidirectional(room.draftProperty());
        area.positionCaret(area.getLength());
        area.textProperty().addListener((_, _, _) -> chat.typed(room));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
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

    /// There is neither text nor a file.
    private BooleanBinding nothing() {
        ObservableList<Attachment> files = chat.files().of(room).items();
        return Bindings.createBooleanBinding(
                () -> room.draftProperty().get().isBlank() && files.isEmpty(),
                room.draftProperty(),
                files);
    }

    private void makeBox() {
        Button emoji = Icons.button(Feather.SMILE, Wording.of("emoji.pick"), () -> {});
        emoji.setId("emoji");
        emoji.getStyleClass().add("composer-button");
        emoji.setOnAction(
                _ ->
                        new EmojiPicker(chat.recentEmoji(), area::replaceSelection)
                                .whenHidden(area::requestFocus)
                                .showAt(emoji));
        box.getChildren().addAll(area, emoji, send);
        box.getStyleClass().add("composer-box");
        box.setAlignment(Pos.BOTTOM_RIGHT);
        box.setMaxWidth(WIDEST);
        PseudoClass within = PseudoClass.getPseudoClass("within");
        area.focusedProperty().subscribe(is -> box.pseudoClassStateChanged(within, is));
    }

    void dispose() {
        area.textProperty().unbindBidirectional(room.draftProperty());
        typing.textProperty().unbind();
        send.disableProperty().unbind();
        drafting.unsubscribe();
        nothing.dispose();
    }

    /// Puts a button before the field.
    void addBefore(Button button) {
        box.getChildren().addFirst(button);
    }

    /// Puts something between the line about the text and the field.
    void addAbove(Region bar) {
        bar.setMaxWidth(WIDEST);
        getChildren().add(getChildren().indexOf(box), bar);
    }

    void focus() {
        area.requestFocus();
    }

    /// The same, with the caret behind the text.
    void focusEnd() {
        area.requestFocus();
        area.positionCaret(area.getLength());
    }

    /// Puts somebody's name where one writes.
    void mention(String name) {
        area.requestFocus();
        area.replaceSelection("@" + name + " ");
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
        if (nothing.get()) return;
        String problem = chat.post(room);
        if (problem == null) {
            if (!chat.files().of(room).waitingProperty().get()) sent.run();
        } else {
            tell(problem, true);
        }
    }

    private void renew(String text) {
        String kept = text.stripTrailing();
        int left = Limits.TEXT - kept.codePointCount(0, kept.length());
        if (left < 0) {
            tell(Wording.of("composer.over", -left), true);
        } else {
            tell(left <= Limits.TEXT - TOLD_FROM ? Wording.of("composer.left", left) : "", false);
        }
    }

    private void tellWaiting(boolean waiting) {
        if (waiting) {
            tell(Wording.of("file.waits"), false);
        } else {
            renew(room.draftProperty().get());
        }
    }

    private void tell(String text, boolean wrong) {
        limit.setText(text);
        limit.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"), wrong);
    }
}
