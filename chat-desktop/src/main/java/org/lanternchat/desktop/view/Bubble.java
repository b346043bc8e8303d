package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.model.Row.Delivery;
import org.lanternchat.desktop.model.Row.Version;
import org.lanternchat.desktop.view.text.MessageBody;
import org.lanternchat.desktop.wording.Wording;

import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The bubble of a message: the author, the text, and behind its last word the time and how far it
/// has come. For the window's thread.
final class Bubble extends Region {
    private static final double SIDE = 12;
    private static final double TOP = 7;
    private static final double GAP = 8;
    private static final double BELOW = 4;

    private final @Nullable Label author;
    private final @Nullable Region above;
    private final Foldable text;
    private final HBox meta;

    /// @param ownName what stands out behind an `@`
    /// @param unfolded the long messages that are shown in full
    /// @param above what stands between the author and the text
    /// @param seenBy tells who has read the message
    Bubble(
            Row.Message message,
            ZoneId zone,
            Consumer<String> openLink,
            String ownName,
            Unfolded unfolded,
            @Nullable Region above,
            Supplier<String> seenBy) {
        this.above = above;
        getStyleClass().add("bubble");
        pseudoClassStateChanged(PseudoClass.getPseudoClass("own"), message.own());
        pseudoClassStateChanged(PseudoClass.getPseudoClass("first"), message.first());
        pseudoClassStateChanged(
                PseudoClass.getPseudoClass("waiting"),
                message.delivery() instanceof Delivery.Waiting);
        pseudoClassStateChanged(
                PseudoClass.getPseudoClass("failed"),
                message.delivery() instanceof Delivery.Failed);
        author = message.own() || !message.first() ? null : author(message);
        pseudoClassStateChanged(
                PseudoClass.getPseudoClass("deleted"), message.version() == Version.DELETED);
        text = new Foldable(message, openLink, ownName, unfolded);
        // How much is known once there is a font; the nodes for it are made before they have
        // styles.
        text.keepRoom(0);
        meta = meta(message, zone, seenBy);
        if (author != null) getChildren().add(author);
        if (above != null) getChildren().add(above);
        getChildren().addAll(text, meta);
    }

    private static Label author(Row.Message message) {
        Label label = new Label(message.name());
        Scripts.mark(label, message.name());
        label.getStyleClass().addAll("author", "ink-" + Avatar.colourOf(message.uid()));
        return label;
    }

    private static HBox meta(Row.Message message, ZoneId zone, Supplier<String> seenBy) {
        String at = Wording.time(message.at(), zone);
        boolean edited = message.version() == Version.EDITED;
        Label time = new Label(edited ? Wording.of("message.edited", at) : at);
        Hint.on(time, () -> whole(message, zone));
        HBox meta = new HBox(3);
        if (message.details().pinned()) {
            Label pinned = new Label();
            pinned.setGraphic(Icons.icon(Feather.BOOKMARK, 12));
            Hint.on(pinned, () -> Wording.of("message.pinned"));
            pinned.setAccessibleText(Wording.of("message.pinned"));
            meta.getChildren().add(pinned);
        }
        meta.getChildren().add(time);
        meta.getStyleClass().add("meta");
        meta.setAlignment(Pos.CENTER_RIGHT);
        if (message.own()) meta.getChildren().add(state(message.delivery(), seenBy));
        return meta;
    }

    private static String whole(Row.Message message, ZoneId zone) {
        String written = Wording.moment(message.at(), zone);
        long edited = message.details().edited();
        if (edited == 0) return written;
        return Wording.of("message.edited.at", written, Wording.moment(edited, zone));
    }

    private static Label state(Delivery delivery, Supplier<String> seenBy) {
        FontIcon icon =
                switch (delivery) {
                    case Delivery.Waiting _ -> Icons.icon(Feather.CLOCK, 12);
                    case Delivery.Safe _ -> Icons.icon(Feather.CHECK, 13);
                    case Delivery.Seen _ -> Icons.icon(Feather.EYE, 13);
                    case Delivery.Failed _ -> Icons.icon(Feather.ALERT_CIRCLE, 12);
                };
        String told =
                switch (delivery) {
                    case Delivery.Waiting _ -> Wording.of("message.waiting");
                    case Delivery.Safe _ -> Wording.of("message.safe");
                    case Delivery.Seen _ -> Wording.of("message.isSeen");
                    case Delivery.Failed _ -> Wording.of("message.failed");
                };
        Label label = new Label();
        label.setGraphic(icon);
        Hint.on(label, delivery instanceof Delivery.Seen ? seenBy : () -> told);
        label.setAccessibleText(told);
        return label;
    }

    MessageBody text() {
        return text.body();
    }

    // ---- layout: as narrow as the text allows, as wide as its row does

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// The time stands behind the last word, or below where there is none.
    private double heightWithMeta(double inner) {
        boolean beside = text.keepRoom(Math.ceil(meta.prefWidth(-1)) + GAP);
        double height = Math.ceil(text.prefHeight(inner));
        return beside ? height : height + Math.ceil(meta.prefHeight(-1)) + 2;
    }

    /// The width that this bubble takes when it may have so much.
    double widthWithin(double most) {
        double room = Math.ceil(meta.prefWidth(-1)) + GAP;
        text.keepRoom(room);
        double content = Math.max(room, Math.ceil(text.prefWidth(-1)) + 1);
        if (author != null) content = Math.max(content, Math.ceil(author.prefWidth(-1)));
        if (above != null) content = Math.max(content, Math.ceil(above.prefWidth(-1)));
        return Math.min(most, content + 2 * SIDE);
    }

    @Override
    protected double computePrefWidth(double height) {
        return widthWithin(Double.MAX_VALUE);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = width - 2 * SIDE;
        double name = author == null ? 0 : Math.ceil(author.prefHeight(inner));
        return 2 * TOP + name + heightAbove(inner) + heightWithMeta(inner);
    }

    private double heightAbove(double inner) {
        return above == null ? 0 : Math.ceil(above.prefHeight(inner)) + BELOW;
    }

    @Override
    protected void layoutChildren() {
        double inner = getWidth() - 2 * SIDE;
        double y = TOP;
        if (author != null) {
            double height = Math.ceil(author.prefHeight(inner));
            author.resizeRelocate(SIDE, y, Math.min(inner, author.prefWidth(-1)), height);
            y += height;
        }
        if (above != null) {
            above.resizeRelocate(SIDE, y, inner, heightAbove(inner) - BELOW);
            y += heightAbove(inner);
        }
        double height = heightWithMeta(inner);
        double own = Math.ceil(text.prefHeight(inner));
        text.resizeRelocate(SIDE, y, inner, own);
        double metaWidth = Math.ceil(meta.prefWidth(-1));
        double metaHeight = Math.ceil(meta.prefHeight(-1));
        double x = text.body().isRightToLeft() ? SIDE : SIDE + inner - metaWidth;
        meta.resizeRelocate(x, y + height - metaHeight + 2, metaWidth, metaHeight);
    }
}
