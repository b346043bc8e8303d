package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.model.Row.Delivery;
import org.lanternchat.desktop.model.Row.Refusal;
import org.lanternchat.desktop.view.text.Clip;
import org.lanternchat.desktop.wording.Wording;

/// Under a message: why it was not sent, or why the server did not change it, and what can be done
/// about that. For the window's thread.
final class RefusalLine extends FlowPane {
    private static final double WIDEST = 360;

    private RefusalLine(boolean own, String told) {
        super(12, 2);
        setAlignment(own ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        getStyleClass().add("failure");
        Label label = new Label(told);
        label.setWrapText(true);
        label.setMaxWidth(WIDEST);
        label.getStyleClass().add("failure-text");
        getChildren().add(label);
    }

    /// Null where nothing was refused.
    static @Nullable RefusalLine of(Row.Message message, Talk talk) {
        if (message.delivery() instanceof Delivery.Failed(String why)) {
            return ofMessage(message, why, talk);
        }
        Refusal refusal = message.details().refusal();
        return refusal == null ? null : ofChange(message, refusal, talk);
    }

    private static RefusalLine ofMessage(Row.Message message, String why, Talk talk) {
        RefusalLine line = new RefusalLine(message.own(), Wording.of("message.failed.why", why));
        String cid = message.cid() == null ? "" : message.cid();
        line.add("message.retry", () -> talk.chat().retry(talk.room(), cid));
        line.add("message.copy", () -> Clip.copy(message.text()));
        line.add("message.discard", () -> talk.chat().discard(talk.room(), cid));
        return line;
    }

    private static RefusalLine ofChange(Row.Message message, Refusal refusal, Talk talk) {
        RefusalLine line = new RefusalLine(message.own(), refusal.why());
        String text = refusal.text();
        if (text != null) {
            line.add("act.edit.again", () -> talk.acts().editAgain(talk.room(), message));
            line.add("message.copy", () -> Clip.copy(text));
        }
        line.add("message.dismiss", () -> talk.acts().dismiss(talk.room(), message));
        return line;
    }

    private void add(String key, Runnable action) {
        Hyperlink link = new Hyperlink(Wording.of(key));
        link.getStyleClass().add("text-button");
        link.setOnAction(_ -> action.run());
        getChildren().add(link);
    }
}
