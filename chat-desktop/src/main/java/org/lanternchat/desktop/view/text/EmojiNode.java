package org.lanternchat.desktop.view.text;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.emoji.Emoji;

/// One emoji in colour, as large as it is told to be; a tile where there is no picture of it. For
/// the window's thread.
public final class EmojiNode extends Region {
    /// Of the font's size.
    private static final double SIZE = 1.3;

    /// How much of it stands on the line; what is below reaches as deep as letters do.
    private static final double ABOVE = 0.79;

    private static final double BESIDE = 1;

    private final Node shown;
    private double size = 20;

    /// @param text the emoji as it is written
    /// @param emoji the one to show; null where there is no picture of it
    public EmojiNode(String text, @Nullable Emoji emoji) {
        getStyleClass().add("emoji");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(emoji == null || emoji.name().isEmpty() ? text : emoji.name());
        shown = emoji == null ? tile(text) : picture(emoji);
        setMouseTransparent(true);
        getChildren().add(shown);
    }

    /// One of the table.
    public EmojiNode(Emoji emoji) {
        this(emoji.text(), emoji);
    }

    private static ImageView picture(Emoji emoji) {
        ImageView view = new ImageView();
        view.setSmooth(true);
        EmojiImages.of(emoji, view::setImage);
        return view;
    }

    /// A letter of a flag, or a question mark.
    private static Label tile(String text) {
        int c = text.codePointAt(0);
        boolean flagLetter = c >= 0x1F1E6 && c <= 0x1F1FF;
        Label label = new Label(flagLetter ? Character.toString(c - 0x1F1E6 + 'A') : "?");
        label.getStyleClass().add("emoji-tile");
        return label;
    }

    /// As large as fits words of this size.
    void fit(double fontSize) {
        size(Math.rint(fontSize * SIZE));
    }

    /// So many pixels wide and high.
    public void size(double pixels) {
        if (pixels == size) return;
        size = pixels;
        requestLayout();
    }

    // ---- layout: a little smaller than it is, so that lines with and without are as high

    @Override
    public double getBaselineOffset() {
        return Math.rint(size * ABOVE);
    }

    @Override
    protected double computePrefWidth(double height) {
        return size + 2 * BESIDE;
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return size;
    }

    @Override
    protected double computeMinHeight(double width) {
        return size;
    }

    @Override
    protected void layoutChildren() {
        double x = Math.rint((getWidth() - size) / 2);
        double y = Math.rint((getHeight() - size) / 2);
        if (shown instanceof ImageView view) {
            view.setFitWidth(size);
            view.setFitHeight(size);
            view.relocate(x, y);
        } else {
            shown.resizeRelocate(x + 1, y + 1, size - 2, size - 2);
        }
    }
}
