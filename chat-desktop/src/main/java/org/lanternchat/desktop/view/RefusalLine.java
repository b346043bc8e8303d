package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.model.Row.Delivery;
import org.lanternchat.desktop.model.Row.Refusal;
import org.lanternchat.desktop.view.MessageWays.Way;
import org.lanternchat.desktop.view.text.Clip;
import org.lanternchat.desktop.wording.Wording;

import java.util.ArrayList;
import java.util.List;

/// Under a message: why it was not sent, or why the server did not change it, and what can be done
/// about that. For the window's thread.
final class RefusalLine extends FlowPane {
    private static final double WIDEST = 420;
    private static final double BETWEEN = 12;

    private RefusalLine(boolean own, String told) {
        super(BETWEEN, 2);
        setAlignment(own ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        getStyleClass().add("failure");
        Label label = new Label(told);
        label.setWrapText(true);
        label.setMaxWidth(WIDEST);
        label.getStyleClass().add("failure-text");
        getChildren().add(label);
    }

    private static @Nullable String told(Row.Message message) {
        if (message.delivery() instanceof Delivery.Failed(String why)) {
            return Wording.of("message.failed.why", why);
        }
        Refusal refusal = message.details().refusal();
        return refusal == null ? null : refusal.why();
    }

    /// Null where nothing was refused.
    static @Nullable RefusalLine of(Row.Message message, Talk talk) {
        String told = told(message);
        if (told == null) return null;
        RefusalLine line = new RefusalLine(message.own(), told);
        line.offer(ways(message, talk));
        return line;
    }

    /// What can be done about it; nothing where nothing was refused.
    static List<Way> ways(Row.Message message, Talk talk) {
        if (message.delivery() instanceof Delivery.Failed) return ofMessage(message, talk);
        Refusal refusal = message.details().refusal();
        return refusal == null ? List.of() : ofChange(message, refusal, talk);
    }

    private static List<Way> ofMessage(Row.Message message, Talk talk) {
        String cid = message.cid() == null ? "" : message.cid();
        return List.of(
                way(Feather.ROTATE_CW, "message.retry", () -> talk.chat().retry(talk.room(), cid)),
                way(Feather.COPY, "message.copy", () -> Clip.copy(message.text())),
                way(
                        Feather.TRASH_2,
                        "message.discard",
                        () -> talk.chat().discard(talk.room(), cid)));
    }

    private static List<Way> ofChange(Row.Message message, Refusal refusal, Talk talk) {
        List<Way> ways = new ArrayList<>();
        String text = refusal.text();
        if (text != null) {
            ways.add(
                    way(
                            Feather.EDIT_2,
                            "act.edit.again",
                            () -> talk.acts().editAgain(talk.room(), message)));
            ways.add(way(Feather.COPY, "message.copy", () -> Clip.copy(text)));
        }
        Runnable dismiss = () -> talk.acts().dismiss(talk.room(), message);
        ways.add(way(Feather.CHECK, "message.dismiss", dismiss));
        return ways;
    }

    private static Way way(Feather icon, String key, Runnable run) {
        return new Way(icon, Wording.of(key), run);
    }

    /// Beside each other, wherever they stand.
    private void offer(List<Way> ways) {
        HBox links = new HBox(BETWEEN);
        ways.forEach(way -> links.getChildren().add(link(way)));
        getChildren().add(links);
    }

    private static Hyperlink link(Way way) {
        Hyperlink link = new Hyperlink(way.label());
        link.getStyleClass().add("text-button");
        link.setOnAction(_ -> way.run().run());
        return link;
    }
}
