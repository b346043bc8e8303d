package org.lanternchat.desktop.view;

import javafx.geometry.Orientation;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.markup.Markup;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.model.Row.Version;
import org.lanternchat.desktop.view.text.MessageBody;
import org.lanternchat.desktop.wording.Wording;

import java.util.function.Consumer;

/// The text of a message, of which a long one shows only its beginning until somebody wants more:
/// of the rest no node is made before. For the window's thread.
final class Foldable extends Region {
    private static final long LINES = 40;
    private static final int LETTERS = 3_000;

    /// More than fits into the height of what is folded.
    private static final int BEGINNING_LINES = 20;

    private static final int BEGINNING_LETTERS = 1_600;
    private static final double FOLDED = 340;
    private static final double FADE = 48;
    private static final double OVER = 12;

    private final MessageBody body;
    private final Rectangle clip = new Rectangle();
    private final @Nullable Hyperlink more;
    private final Region fade = new Region();
    private final boolean folded;
    private double besideLink;

    /// @param ownName what stands out behind an `@`
    /// @param unfolded the long messages that are shown in full
    Foldable(Row.Message message, Consumer<String> openLink, String ownName, Unfolded unfolded) {
        boolean isLong = isLong(message.text());
        folded = isLong && !unfolded.has(message);
        body = new MessageBody(markup(message, ownName, folded), openLink);
        body.setClip(clip);
        getChildren().add(body);
        more = isLong ? more(message, unfolded) : null;
        if (more == null) return;
        fade.getStyleClass().add("fold-fade");
        fade.setMouseTransparent(true);
        getChildren().addAll(fade, more);
    }

    private static boolean isLong(String text) {
        return text.length() > LETTERS || text.lines().limit(LINES + 1).count() > LINES;
    }

    private static Markup markup(Row.Message message, String ownName, boolean folded) {
        String text = message.text();
        if (message.version() == Version.DELETED) return Markup.asWritten(text);
        return folded
                ? Markup.beginning(text, ownName, BEGINNING_LETTERS, BEGINNING_LINES)
                : Markup.of(text, ownName);
    }

    private Hyperlink more(Row.Message message, Unfolded unfolded) {
        Hyperlink link =
                new Hyperlink(folded ? Wording.of("message.more") : Wording.of("message.less"));
        link.getStyleClass().add("fold-link");
        link.setOnAction(_ -> unfolded.toggle(message));
        return link;
    }

    MessageBody body() {
        return body;
    }

    /// Keeps so much room free behind the last word, or the link; false when nothing can stand
    /// there.
    boolean keepRoom(double width) {
        if (more == null) return body.keepRoom(width);
        besideLink = width;
        return true;
    }

    // ---- layout: the link stands below the text, where the time has its line

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        double width = body.prefWidth(height);
        return more == null ? width : Math.max(width, more.prefWidth(-1) + besideLink);
    }

    private double textHeight(double width) {
        double height = Math.ceil(body.prefHeight(width));
        return folded ? Math.min(height, FOLDED) : height;
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = textHeight(width);
        return more == null ? height : height + Math.ceil(more.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = textHeight(width);
        body.resizeRelocate(0, 0, width, Math.ceil(body.prefHeight(width)));
        clip.setX(-OVER);
        clip.setY(-OVER);
        clip.setWidth(width + 2 * OVER);
        clip.setHeight(height + (folded ? OVER : 2 * OVER));
        if (more == null) return;
        fade.setVisible(folded);
        fade.resizeRelocate(-OVER, height - FADE, width + 2 * OVER, FADE);
        more.resizeRelocate(0, height, more.prefWidth(-1), more.prefHeight(-1));
    }
}
