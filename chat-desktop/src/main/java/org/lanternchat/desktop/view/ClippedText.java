package org.lanternchat.desktop.view;

import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

import org.lanternchat.desktop.emoji.EmojiText;
import org.lanternchat.desktop.model.SearchHit.Part;
import org.lanternchat.desktop.model.TextParts;
import org.lanternchat.desktop.view.text.EmojiNode;
import org.lanternchat.desktop.view.text.Wrapping;

import java.util.List;

/// What somebody wrote, as plain text on no more than a few lines, with the pieces that were found
/// marked. It breaks its lines itself, since the toolkit cannot wrap every script (`Wrapping`). For
/// the window's thread.
final class ClippedText extends Region {
    private static final double USUAL_WIDTH = 200;

    /// How large emoji are, of the font's size.
    private static final double EMOJI = 1.2;

    private final List<Part> parts;
    private final String whole;
    private final int lines;
    private final boolean backwards;
    private final Text measure = new Text();

    /// What is written from right to left stands in another font.
    private final Text measureBackwards = new Text();

    private double builtFor = -1;

    ClippedText(String text, int lines) {
        this(List.of(new Part(text.replaceAll("\\s+", " "), false)), lines);
    }

    ClippedText(List<Part> parts, int lines) {
        this.parts = List.copyOf(parts);
        this.lines = lines;
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        whole = text.toString();
        backwards = TextParts.isRightToLeft(whole);
        setAccessibleText(whole);
        getStyleClass().add("clipped-text");
        Scripts.markRightToLeft(measureBackwards);
        for (Text one : List.of(measure, measureBackwards)) {
            one.getStyleClass().add("clipped-part");
            one.setManaged(false);
            one.setVisible(false);
            getChildren().add(one);
        }
        measure.fontProperty()
                .addListener(
                        (_, _, _) -> {
                            builtFor = -1;
                            requestLayout();
                        });
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double ignored) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double ignored) {
        return USUAL_WIDTH;
    }

    /// Buttons and cells ask without a width: then it is as high as it is in the width that was
    /// set.
    @Override
    protected double computePrefHeight(double width) {
        double inner = width < 0 ? prefWidth(-1) : width;
        if (inner <= 0) return line();
        return Math.min(lines, breaks(inner).size() + 1) * line();
    }

    /// The height of a line in the font of the style sheet, and not in the one before it is known.
    private double line() {
        measure.applyCss();
        measureBackwards.applyCss();
        measure.setText("x");
        return Math.ceil(measure.getLayoutBounds().getHeight());
    }

    /// Who asks how high it is in another width does not change what is shown.
    private List<Integer> breaks(double width) {
        return Wrapping.breaks(whole, width, (start, end) -> width(whole.substring(start, end)));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        build(getWidth());
    }

    private double width(String piece) {
        double width = 0;
        for (EmojiText.Part part : EmojiText.of(piece)) {
            width +=
                    switch (part) {
                        case EmojiText.Part.Words(String words) -> widthOfWords(words);
                        case EmojiText.Part.Sign sign -> picture(sign).prefWidth(-1);
                    };
        }
        return width;
    }

    private double widthOfWords(String words) {
        Text its = TextParts.hasRightToLeft(words) ? measureBackwards : measure;
        its.setText(words);
        return its.getLayoutBounds().getWidth();
    }

    private EmojiNode picture(EmojiText.Part.Sign sign) {
        EmojiNode node = new EmojiNode(sign.text(), sign.emoji());
        node.size(Math.rint(measure.getFont().getSize() * EMOJI));
        node.setManaged(false);
        return node;
    }

    private void build(double width) {
        if (width <= 0 || width == builtFor) return;
        double line = line();
        builtFor = width;
        List<Integer> breaks = breaks(width);
        int shown = Math.min(lines, breaks.size() + 1);
        getChildren().setAll(measure, measureBackwards);
        for (int row = 0; row < shown; row++) {
            int from = row == 0 ? 0 : breaks.get(row - 1);
            int to = row < breaks.size() ? breaks.get(row) : whole.length();
            boolean cut = row == shown - 1 && to < whole.length();
            addRow(from, to, row * line, line, cut);
        }
        if (backwards) turn(width);
        setClip(new Rectangle(width, shown * line));
    }

    /// What comes first stands at the right.
    private void turn(double width) {
        for (Node node : getChildren()) {
            if (node.equals(measure) || node.equals(measureBackwards)) continue;
            node.setTranslateX(turned(node, width));
        }
    }

    /// A picture is drawn only after it was laid out: until then only its place is sure.
    private static double turned(Node node, double width) {
        if (node instanceof EmojiNode picture) {
            return width - 2 * picture.getLayoutX() - picture.getWidth();
        }
        Bounds its = node.getBoundsInParent();
        return width - its.getMinX() - its.getMaxX();
    }

    private void addRow(int from, int to, double y, double line, boolean cut) {
        double x = 0;
        int at = 0;
        for (Part part : parts) {
            int begin = Math.max(from, at);
            int end = Math.min(to, at + part.text().length());
            at += part.text().length();
            if (begin >= end) continue;
            String piece = whole.substring(begin, end);
            x += add(piece, part.marked(), x, y, line);
        }
        if (cut) add("…", false, x, y, line);
    }

    private double add(String piece, boolean marked, double x, double y, double line) {
        double its = width(piece);
        if (marked) {
            Rectangle behind = new Rectangle(x - 1, y, its + 2, line);
            behind.getStyleClass().add("found-mark");
            behind.setManaged(false);
            getChildren().add(behind);
            behind.applyCss();
        }
        double at = x;
        for (EmojiText.Part part : EmojiText.of(piece)) {
            at +=
                    switch (part) {
                        case EmojiText.Part.Words(String words) -> addWords(words, marked, at, y);
                        case EmojiText.Part.Sign sign -> addPicture(sign, at, y, line);
                    };
        }
        return its;
    }

    private double addPicture(EmojiText.Part.Sign sign, double x, double y, double line) {
        EmojiNode node = picture(sign);
        double size = node.prefHeight(-1);
        node.resizeRelocate(x, y + Math.rint((line - size) / 2), node.prefWidth(-1), size);
        getChildren().add(node);
        return node.prefWidth(-1);
    }

    private double addWords(String piece, boolean marked, double x, double y) {
        double its = widthOfWords(piece);
        Text text = new Text(piece);
        text.setManaged(false);
        text.getStyleClass().add("clipped-part");
        if (marked) text.getStyleClass().add("marked");
        Scripts.mark(text, piece);
        text.setTextOrigin(javafx.geometry.VPos.TOP);
        text.setFont(measure.getFont());
        text.relocate(x, y);
        getChildren().add(text);
        text.applyCss();
        return its;
    }
}
