package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.model.Row.Delivery;
import org.lanternchat.desktop.model.Row.Version;
import org.lanternchat.desktop.wording.Wording;

import java.time.ZoneId;
import java.util.function.Consumer;

/// The bubble of a message: the author, the text, and behind its last word the time and how far it
/// has come. For the window's thread.
final class Bubble extends Region {
    private static final double SIDE = 12;
    private static final double TOP = 7;
    private static final double GAP = 8;

    private final @Nullable Label author;
    private final SelectableText text;
    private final HBox meta;
    private final Rectangle clip = new Rectangle();

    Bubble(Row.Message message, ZoneId zone, Consumer<String> openLink) {
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
        text = new SelectableText(message.text(), openLink);
        text.setClip(clip);
        meta = meta(message, zone);
        if (author != null) getChildren().add(author);
        getChildren().addAll(text, meta);
    }

    private static Label author(Row.Message message) {
        Label label = new Label(message.name());
        Scripts.mark(label, message.name());
        label.getStyleClass().addAll("author", "ink-" + Avatar.colourOf(message.uid()));
        return label;
    }

    private static HBox meta(Row.Message message, ZoneId zone) {
        String at = Wording.time(message.at(), zone);
        boolean edited = message.version() == Version.EDITED;
        Label time = new Label(edited ? Wording.of("message.edited", at) : at);
        time.setTooltip(new Tooltip(Wording.moment(message.at(), zone)));
        HBox meta = new HBox(3, time);
        meta.getStyleClass().add("meta");
        meta.setAlignment(Pos.CENTER_RIGHT);
        if (message.own()) meta.getChildren().add(state(message.delivery()));
        return meta;
    }

    private static Label state(Delivery delivery) {
        FontIcon icon =
                switch (delivery) {
                    case Delivery.Waiting _ -> Icons.icon(Feather.CLOCK, 12);
                    case Delivery.Safe _ -> Icons.icon(Feather.CHECK, 13);
                    case Delivery.Failed _ -> Icons.icon(Feather.ALERT_CIRCLE, 12);
                };
        String told =
                switch (delivery) {
                    case Delivery.Waiting _ -> Wording.of("message.waiting");
                    case Delivery.Safe _ -> Wording.of("message.safe");
                    case Delivery.Failed _ -> Wording.of("message.failed");
                };
        Label label = new Label();
        label.setGraphic(icon);
        label.setTooltip(new Tooltip(told));
        label.setAccessibleText(told);
        return label;
    }

    SelectableText text() {
        return text;
    }

    // ---- layout: as narrow as the text allows, as wide as its row does

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double metaRoom() {
        return Math.ceil(meta.prefWidth(-1)) + GAP;
    }

    private void keepRoomForMeta() {
        if (text.isSimple()) text.keepRoom(metaRoom());
    }

    /// Beside the text when that has one line and both fit, else on a line of its own.
    private double heightWithMeta(double inner) {
        if (text.isSimple()) return Math.ceil(text.prefHeight(inner));
        boolean beside = text.isOneLine() && text.prefWidth(-1) + metaRoom() <= inner;
        double height = Math.ceil(text.prefHeight(inner));
        return beside ? height : height + Math.ceil(meta.prefHeight(-1)) + 2;
    }

    /// The width that this bubble takes when it may have so much.
    double widthWithin(double most) {
        keepRoomForMeta();
        double content = Math.ceil(text.prefWidth(-1)) + 1;
        if (!text.isSimple()) content += metaRoom() + LineBreaks.SLACK;
        if (author != null) content = Math.max(content, Math.ceil(author.prefWidth(-1)));
        return Math.min(most, content + 2 * SIDE);
    }

    @Override
    protected double computePrefWidth(double height) {
        return widthWithin(Double.MAX_VALUE);
    }

    @Override
    protected double computePrefHeight(double width) {
        keepRoomForMeta();
        double inner = width - 2 * SIDE;
        double above = author == null ? 0 : Math.ceil(author.prefHeight(inner));
        return 2 * TOP + above + heightWithMeta(inner);
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
        double height = heightWithMeta(inner);
        double own = Math.ceil(text.prefHeight(inner));
        text.resizeRelocate(SIDE, y, inner, own);
        clip.setX(-SIDE);
        clip.setY(-TOP);
        clip.setWidth(inner + 2 * SIDE);
        clip.setHeight(own + 2 * TOP);
        double metaWidth = Math.ceil(meta.prefWidth(-1));
        double metaHeight = Math.ceil(meta.prefHeight(-1));
        double x = text.isRightToLeft() ? SIDE : SIDE + inner - metaWidth;
        meta.resizeRelocate(x, y + height - metaHeight + 2, metaWidth, metaHeight);
    }
}
