package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.wording.Wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/// What can be done with the message under the pointer, or with that which has the focus; asks in
/// its own place before it deletes. For the window's thread.
final class MessageToolbar extends HBox {
    private final Talk talk;
    private final BiConsumer<Row.Message, Node> moreEmoji;
    private final Runnable changed;
    private final Runnable done;
    private Row.@Nullable Message message;
    private boolean asking;

    /// @param moreEmoji told the message and the button beside which all emoji are wanted
    /// @param changed told when this has another size
    /// @param done told when something was chosen
    MessageToolbar(
            Talk talk, BiConsumer<Row.Message, Node> moreEmoji, Runnable changed, Runnable done) {
        this.done = done;
        this.talk = talk;
        this.moreEmoji = moreEmoji;
        this.changed = changed;
        setId("message-toolbar");
        // Else its shadow takes the clicks that are meant for the message.
        setPickOnBounds(false);
        getStyleClass().add("message-toolbar");
        setAlignment(Pos.CENTER);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setVisible(false);
    }

    /// Offers what can be done with this message; nothing for none.
    void show(Row.@Nullable Message of) {
        boolean same = of != null && of.equals(message);
        if (same && isVisible()) return;
        boolean another = of == null || message == null || of.seq() != message.seq();
        message = of;
        if (another) asking = false;
        fill();
    }

    Row.@Nullable Message message() {
        return message;
    }

    private void fill() {
        Row.Message of = message;
        List<Node> buttons = of == null ? List.of() : asking ? question(of) : all(of);
        getChildren().setAll(buttons);
        setVisible(!buttons.isEmpty());
    }

    private List<Node> all(Row.Message of) {
        List<Node> buttons = new ArrayList<>();
        if (of.isAlive()) {
            for (String emoji : MessageAction.QUICK) buttons.add(quick(of, emoji));
            Button more = Icons.button(Feather.PLUS, Wording.of("act.more"), () -> {});
            more.setId("more-emoji");
            more.setOnAction(_ -> moreEmoji.accept(of, more));
            buttons.add(more);
        }
        List<MessageAction> actions = MessageAction.of(of, talk, this::ask);
        if (!buttons.isEmpty() && !actions.isEmpty()) {
            Region rule = new Region();
            rule.getStyleClass().add("toolbar-rule");
            buttons.add(rule);
        }
        for (MessageAction action : actions) {
            Button button = Icons.button(action.icon(), action.label(), () -> act(action));
            button.setId("act-" + action.kind().name().toLowerCase(Locale.ROOT));
            button.setTooltip(new Tooltip(action.labelWithKey()));
            buttons.add(button);
        }
        buttons.forEach(button -> button.setFocusTraversable(false));
        return buttons;
    }

    private void act(MessageAction action) {
        action.run().run();
        if (!asking) done.run();
    }

    private Button quick(Row.Message of, String emoji) {
        Button button = new Button();
        button.setGraphic(Glyph.of(emoji, 20));
        button.getStyleClass().add("icon-button");
        button.setOnAction(
                _ -> {
                    talk.acts().react(talk.room(), of, emoji);
                    done.run();
                });
        int key = MessageAction.QUICK.indexOf(emoji) + 1;
        Icons.name(button, Wording.of("act.react", emoji));
        button.setTooltip(
                new Tooltip(Wording.of("act.withKey", Wording.of("act.react", emoji), "" + key)));
        return button;
    }

    // ---- deleting

    /// Asks whether this message is to be deleted, and deletes it when asked the second time.
    void ask(Row.Message of) {
        if (asking && of.equals(message)) {
            confirm();
            return;
        }
        message = of;
        asking = true;
        fill();
        changed.run();
    }

    private List<Node> question(Row.Message of) {
        Label told = new Label(Wording.of(of.own() ? "act.delete.own" : "act.delete.other"));
        told.getStyleClass().add("toolbar-question");
        told.setMinWidth(Region.USE_PREF_SIZE);
        Button delete = new Button(Wording.of("act.delete"));
        delete.setId("delete-yes");
        delete.getStyleClass().add("toolbar-delete");
        delete.setOnAction(_ -> confirm());
        Button keep = new Button(Wording.of("act.delete.keep"));
        keep.setId("delete-no");
        keep.getStyleClass().add("toolbar-keep");
        keep.setOnAction(_ -> giveUp());
        delete.setFocusTraversable(false);
        keep.setFocusTraversable(false);
        return List.of(told, delete, keep);
    }

    boolean isAsking() {
        return asking;
    }

    /// Yes.
    void confirm() {
        Row.Message of = message;
        asking = false;
        show(null);
        if (of != null) talk.acts().delete(talk.room(), of);
        changed.run();
    }

    /// No.
    void giveUp() {
        asking = false;
        fill();
        done.run();
    }
}
