package org.lanternchat.desktop.view;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.view.text.MessageBody;
import org.lanternchat.desktop.wording.Wording;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// One message in its row: one's own on the right, that of others on the left beside their mark,
/// and under it the reactions and what was refused. For the window's thread.
final class MessageNode extends Region {
    private static final double FACE = 36;
    private static final double BESIDE_FACE = FACE + 8;
    private static final double WIDEST = 600;
    private static final double SHARE = 0.8;

    /// Of a list that is narrower than this, messages may take more.
    private static final double NARROW = 520;

    private static final double SHARE_WHERE_NARROW = 0.92;

    private static final double GAP = 4;
    private static final Duration FLASH = Duration.seconds(1.6);

    private final Row.Message message;
    private final boolean own;
    private final double above;
    private final Bubble bubble;
    private @Nullable MessageFiles files;
    private final @Nullable Avatar face;
    private final List<FlowPane> below = new ArrayList<>();

    MessageNode(Row.Message message, ZoneId zone, Talk talk, Unfolded unfolded) {
        this.message = message;
        own = message.own();
        above = message.first() ? 14 : 2;
        bubble =
                new Bubble(
                        message,
                        zone,
                        talk.openLink(),
                        talk.ownName(),
                        unfolded,
                        aboveText(talk),
                        () -> talk.acts().seenBy(talk.room(), message));
        face =
                own || !message.first()
                        ? null
                        : new Avatar(message.uid(), message.name(), (int) FACE);
        if (!message.details().reactions().isEmpty()) below.add(new Reactions(message, talk));
        RefusalLine refusal = RefusalLine.of(message, talk);
        if (refusal != null) below.add(refusal);
        getStyleClass().add("message");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(message.name() + ", " + Wording.time(message.at(), zone));
        getChildren().add(bubble);
        if (face != null) getChildren().add(face);
        getChildren().addAll(below);
    }

    private @Nullable Region aboveText(Talk talk) {
        List<Region> parts = new ArrayList<>();
        Row.Quote quote = message.details().quote();
        if (quote != null) parts.add(new QuoteBox(quote, talk));
        if (!message.details().files().isEmpty()) {
            files = new MessageFiles(message.details().files(), talk);
            parts.add(files);
        }
        return parts.isEmpty() ? null : new VBox(6, parts.toArray(Region[]::new));
    }

    Row.Message message() {
        return message;
    }

    /// Where the bubble is within this node, without a ring around it.
    Bounds bubbleBounds() {
        return new BoundingBox(
                bubble.getLayoutX(), bubble.getLayoutY(), bubble.getWidth(), bubble.getHeight());
    }

    /// Whether the message has an image that can be looked at.
    boolean hasPicture() {
        return files != null && files.hasPicture();
    }

    /// Looks at the first image of the message, if there is one.
    void openPicture() {
        if (files != null) files.open();
    }

    /// The keys are at this message.
    void setCurrent(boolean is) {
        // Its ring reaches over the messages beside it.
        if (getParent() != null) getParent().setViewOrder(is ? -1 : 0);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("current"), is);
    }

    /// Draws the eye here for a moment.
    void flash() {
        bubble.pseudoClassStateChanged(PseudoClass.getPseudoClass("flash"), true);
        if (getParent() != null) getParent().setViewOrder(-1);
        PauseTransition moment = new PauseTransition(FLASH);
        moment.setOnFinished(
                _ -> bubble.pseudoClassStateChanged(PseudoClass.getPseudoClass("flash"), false));
        moment.play();
    }

    MessageBody text() {
        return bubble.text();
    }

    // ---- layout

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double most(double width) {
        double share = width < NARROW ? SHARE_WHERE_NARROW : SHARE;
        return Math.floor(Math.min(WIDEST, (width - (own ? 0 : BESIDE_FACE)) * share));
    }

    @Override
    protected double computePrefHeight(double width) {
        double most = most(width);
        double height = above + bubble.prefHeight(bubble.widthWithin(most));
        for (FlowPane pane : below) height += GAP + heightOf(pane, most);
        return height;
    }

    private static double heightOf(FlowPane pane, double width) {
        pane.setPrefWrapLength(width);
        return Math.ceil(pane.prefHeight(width));
    }

    @Override
    protected void layoutChildren() {
        double most = most(getWidth());
        double width = bubble.widthWithin(most);
        double y = above + bubble.prefHeight(width);
        double left = own ? getWidth() - width : BESIDE_FACE;
        bubble.resizeRelocate(left, above, width, y - above);
        if (face != null) face.resizeRelocate(0, above, FACE, FACE);
        for (FlowPane pane : below) {
            double height = heightOf(pane, most);
            pane.resizeRelocate(own ? getWidth() - most : BESIDE_FACE, y + GAP, most, height);
            y += GAP + height;
        }
    }
}
