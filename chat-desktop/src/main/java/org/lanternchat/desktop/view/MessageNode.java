package org.lanternchat.desktop.view;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.model.Row.Delivery;
import org.lanternchat.desktop.wording.Wording;

import java.time.ZoneId;
import java.util.function.Consumer;

/// One message in its row: one's own on the right, that of others on the left beside their mark,
/// and under a refused one what can be done. For the window's thread.
final class MessageNode extends Region {
    private static final double FACE = 36;
    private static final double BESIDE_FACE = FACE + 8;
    private static final double WIDEST = 600;
    private static final double SHARE = 0.8;

    private final boolean own;
    private final double above;
    private final Bubble bubble;
    private final @Nullable Avatar face;
    private final @Nullable FlowPane failure;

    /// What can be done with a message.
    interface Actions {
        void retry(String cid);

        void discard(String cid);

        void openLink(String link);
    }

    MessageNode(Row.Message message, ZoneId zone, Actions actions) {
        own = message.own();
        above = message.first() ? 14 : 2;
        bubble = new Bubble(message, zone, actions::openLink);
        face =
                own || !message.first()
                        ? null
                        : new Avatar(message.uid(), message.name(), (int) FACE);
        failure =
                message.delivery() instanceof Delivery.Failed(String why)
                        ? failure(message, why, actions)
                        : null;
        getStyleClass().add("message");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(message.name() + ", " + Wording.time(message.at(), zone));
        getChildren().add(bubble);
        if (face != null) getChildren().add(face);
        if (failure != null) getChildren().add(failure);
    }

    private static FlowPane failure(Row.Message message, String why, Actions actions) {
        Label told = new Label(Wording.of("message.failed.why", why));
        told.setWrapText(true);
        told.getStyleClass().add("failure-text");
        FlowPane pane =
                new FlowPane(
                        12,
                        2,
                        told,
                        action("message.retry", actions::retry, message.cid()),
                        action("message.copy", _ -> SelectableText.copy(message.text()), ""),
                        action("message.discard", actions::discard, message.cid()));
        pane.setAlignment(Pos.TOP_RIGHT);
        pane.getStyleClass().add("failure");
        return pane;
    }

    private static Hyperlink action(String key, Consumer<String> action, @Nullable String of) {
        Hyperlink link = new Hyperlink(Wording.of(key));
        link.getStyleClass().add("text-button");
        link.setOnAction(_ -> action.accept(of == null ? "" : of));
        return link;
    }

    SelectableText text() {
        return bubble.text();
    }

    // ---- layout

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double most(double width) {
        return Math.floor(Math.min(WIDEST, (width - (own ? 0 : BESIDE_FACE)) * SHARE));
    }

    @Override
    protected double computePrefHeight(double width) {
        double bubbleWidth = bubble.widthWithin(most(width));
        double height = above + bubble.prefHeight(bubbleWidth);
        if (failure != null) height += failureHeight(most(width));
        return height;
    }

    private double failureHeight(double width) {
        if (failure == null) return 0;
        failure.setPrefWrapLength(width);
        return Math.ceil(failure.prefHeight(width));
    }

    @Override
    protected void layoutChildren() {
        double most = most(getWidth());
        double width = bubble.widthWithin(most);
        double height = bubble.prefHeight(width);
        double x = own ? getWidth() - width : BESIDE_FACE;
        bubble.resizeRelocate(x, above, width, height);
        if (face != null) face.resizeRelocate(0, above, FACE, FACE);
        if (failure != null) {
            failure.resizeRelocate(getWidth() - most, above + height, most, failureHeight(most));
        }
    }
}
