package org.lanternchat.desktop.view.text;

import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.emoji.EmojiText;
import org.lanternchat.desktop.model.TextParts;

import java.util.ArrayList;
import java.util.List;

/// A line of words and emoji in place of the text of a label, in its font and colour; what does not
/// fit is cut off with an ellipsis. For the window's thread.
public final class EmojiLine extends Region {
    private static final double LEAST = 14;

    private final @Nullable Node icon;
    private final double gap;
    private final List<Region> pieces = new ArrayList<>();
    private final Subscription sizing;

    private EmojiLine(Labeled label, @Nullable Node icon) {
        this.icon = icon;
        this.gap = icon == null ? 0 : label.getGraphicTextGap();
        if (icon != null) getChildren().add(icon);
        for (EmojiText.Part part : EmojiText.of(label.getText())) {
            switch (part) {
                case EmojiText.Part.Words(String words) -> {
                    Label piece = new Label(words);
                    // Bound, or the style of labels would be stronger.
                    piece.fontProperty().bind(label.fontProperty());
                    piece.textFillProperty().bind(label.textFillProperty());
                    piece.setMinWidth(0);
                    pieces.add(piece);
                }
                case EmojiText.Part.Sign(String text, var emoji) ->
                        pieces.add(new EmojiNode(text, emoji));
            }
        }
        if (TextParts.isRightToLeft(label.getText())) {
            setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        }
        getChildren().addAll(pieces);
        sizing = label.fontProperty().subscribe(this::fit);
    }

    private void fit(Font font) {
        for (Region piece : pieces) {
            if (piece instanceof EmojiNode emoji) emoji.fit(font.getSize());
        }
    }

    /// It is not shown any more.
    private void dispose() {
        sizing.unsubscribe();
        getChildren().clear();
        for (Region piece : pieces) {
            if (piece instanceof Label words) {
                words.fontProperty().unbind();
                words.textFillProperty().unbind();
            }
        }
    }

    /// Shows the emoji of a label in colour, if there are any. Its text stays what it is, for
    /// screen readers; an icon stays before the words.
    public static void show(Labeled label) {
        Node icon = label.getGraphic();
        label.setContentDisplay(ContentDisplay.LEFT);
        if (icon instanceof EmojiLine before) {
            before.dispose();
            icon = before.icon;
            label.setGraphic(icon);
        }
        if (!EmojiText.hasEmoji(label.getText())) return;
        label.setGraphic(null);
        label.setGraphic(new EmojiLine(label, icon));
        label.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    // ---- layout: one beside the other, until there is no room

    private double iconWidth() {
        return icon == null ? 0 : Math.ceil(icon.prefWidth(-1)) + gap;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        double width = iconWidth();
        for (Region piece : pieces) width += Math.ceil(piece.prefWidth(-1));
        return width;
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = icon == null ? 0 : icon.prefHeight(-1);
        for (Region piece : pieces) height = Math.max(height, words(piece));
        return Math.ceil(height);
    }

    /// Emoji may stand out of the line a little: it is to be as high as one without.
    private static double words(Region piece) {
        return piece instanceof EmojiNode ? LEAST : piece.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        double x = iconWidth();
        if (icon != null) {
            double its = icon.prefHeight(-1);
            icon.resizeRelocate(0, Math.rint((height - its) / 2), icon.prefWidth(-1), its);
        }
        for (Region piece : pieces) {
            double width = Math.ceil(piece.prefWidth(-1));
            double left = getWidth() - x;
            boolean fits = width <= left;
            boolean shortened = !fits && piece instanceof Label && left >= LEAST;
            piece.setVisible(fits || shortened);
            double its = piece.prefHeight(-1);
            double y = Math.rint((height - its) / 2);
            piece.resizeRelocate(x, y, Math.min(width, Math.max(0, left)), its);
            x += fits ? width : Math.max(0, left);
        }
    }
}
