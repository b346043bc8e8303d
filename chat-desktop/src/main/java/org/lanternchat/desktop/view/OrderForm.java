package org.lanternchat.desktop.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand.Action;

import java.util.LinkedHashMap;
import java.util.Map;

/// The one question before somebody is muted, put out or banned: for how long, and why. For the
/// window's thread.
final class OrderForm extends VBox {
    private static final long TEN_MINUTES = 600;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;
    private static final long NO_END = 0;

    private final TextField why = Form.field("order-why", Wording.of("order.why"));
    private final Done done;
    private long seconds = NO_END;

    /// Told when it is to be done.
    @FunctionalInterface
    interface Done {
        void act(long seconds, String why);
    }

    OrderForm(Action action, String name, Done done, Runnable back) {
        super(8);
        this.done = done;
        getStyleClass().add("order-form");
        Label question = new Label(question(action, name));
        question.getStyleClass().add("field-label");
        question.setWrapText(true);
        Scripts.mark(question, question.getText());
        getChildren().add(question);
        if (action != Action.KICK) {
            seconds = HOUR;
            Map<Long, String> times = new LinkedHashMap<>();
            times.put(TEN_MINUTES, Wording.of("order.minutes"));
            times.put(HOUR, Wording.of("order.hour"));
            times.put(DAY, Wording.of("order.day"));
            times.put(NO_END, Wording.of("order.noEnd"));
            getChildren()
                    .add(
                            new Choice<>(
                                    Wording.of("order.time"),
                                    times,
                                    seconds,
                                    chosen -> seconds = chosen));
        }
        why.setPromptText(Wording.of("order.why"));
        why.setOnAction(_ -> act());
        Button go = Form.button("order-do", label(action), "danger", this::act);
        Button not = Form.button("order-not", Wording.of("cancel"), "quiet", back);
        HBox.setHgrow(go, Priority.ALWAYS);
        HBox.setHgrow(not, Priority.ALWAYS);
        getChildren().addAll(why, new EvenRow(8, go, not));
    }

    private void act() {
        done.act(seconds, why.getText());
    }

    private static String question(Action action, String name) {
        return switch (action) {
            case MUTE -> Wording.of("order.mute.ask", name);
            case KICK -> Wording.of("order.kick.ask", name);
            case BAN -> Wording.of("order.ban.ask", name);
            case UNMUTE, UNBAN, SLOW, LOCK, UNLOCK -> name;
        };
    }

    private static String label(Action action) {
        return switch (action) {
            case MUTE -> Wording.of("order.mute");
            case KICK -> Wording.of("order.kick");
            case BAN -> Wording.of("order.ban");
            case UNMUTE, UNBAN, SLOW, LOCK, UNLOCK -> "";
        };
    }

    /// Gets the keys first.
    Node first() {
        return why;
    }
}
