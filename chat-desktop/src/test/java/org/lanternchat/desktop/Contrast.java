package org.lanternchat.desktop;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The contrast of everything written and of every icon with what is painted behind it, by WCAG 2.2
/// (1.4.3 and 1.4.11): resolved on the nodes of the window as they are.
public final class Contrast {
    static final double OF_TEXT = 4.5;
    static final double OF_LARGE_TEXT = 3;
    private static final double LARGE = 24;
    private static final double LARGE_AND_BOLD = 18.66;

    private Contrast() {}

    /// From 1, the same colour, to 21, black on white.
    public static double of(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /// A colour that lets something through, over another.
    static Color over(Color below, Color above, double opacity) {
        double alpha = above.getOpacity() * opacity;
        return new Color(
                above.getRed() * alpha + below.getRed() * (1 - alpha),
                above.getGreen() * alpha + below.getGreen() * (1 - alpha),
                above.getBlue() * alpha + below.getBlue() * (1 - alpha),
                1);
    }

    /// What is written with too little contrast, each pair once.
    static List<String> tooLittle() {
        List<String> found = new ArrayList<>();
        Reading.walk(
                node -> {
                    if (!(node instanceof Text text) || text.getText().isBlank()) return;
                    String told = tooLittle(text);
                    if (told != null && !found.contains(told)) found.add(told);
                });
        return found;
    }

    private static @Nullable String tooLittle(Text text) {
        Paint paint = text.getSelectionStart() < 0 ? text.getFill() : text.getSelectionFill();
        if (isDisabled(text) || !(paint instanceof Color fill)) return null;
        Bounds bounds = text.localToScene(text.getLayoutBounds());
        Point2D middle = new Point2D(bounds.getCenterX(), bounds.getCenterY());
        Ground ground = new Ground(text, middle);
        if (!ground.reached || !ground.known) return null;
        Color ink = over(ground.colour, fill, ground.opacity);
        double contrast = of(ink, ground.colour);
        double wanted = wanted(text);
        if (contrast >= wanted) return null;
        String words = text instanceof FontIcon icon ? icon.getIconLiteral() : text.getText();
        return String.format(
                Locale.ROOT,
                "%.2f instead of %.1f: %s on %s, %s in %s \"%s\"",
                contrast,
                wanted,
                hex(ink),
                hex(ground.colour),
                Reading.named(text),
                text.getParent() == null ? "" : Reading.named(text.getParent()),
                words.substring(0, Math.min(30, words.length())));
    }

    private static double wanted(Text text) {
        if (text instanceof FontIcon) return OF_LARGE_TEXT;
        double size = text.getFont().getSize();
        boolean bold = text.getFont().getStyle().contains("Bold");
        return size >= (bold ? LARGE_AND_BOLD : LARGE) ? OF_LARGE_TEXT : OF_TEXT;
    }

    /// WCAG asks nothing of what cannot be used now.
    private static boolean isDisabled(Node node) {
        for (Node at = node; at != null; at = at.getParent()) if (at.isDisabled()) return true;
        return false;
    }

    private static String hex(Color colour) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }

    /// Everything that is painted at a place before a node is, laid over one another.
    private static final class Ground {
        private final Node until;
        private final Point2D place;
        Color colour = Color.WHITE;
        double opacity = 1;
        boolean reached;
        boolean known = true;

        Ground(Node until, Point2D place) {
            this.until = until;
            this.place = place;
            paint(until.getScene().getRoot(), 1);
        }

        private void paint(Node node, double above) {
            if (reached || !node.isVisible()) return;
            double here = above * node.getOpacity();
            if (node.equals(until)) {
                reached = true;
                opacity = here;
                return;
            }
            Point2D local = node.sceneToLocal(place);
            if (node.getClip() != null && !node.getClip().contains(local)) return;
            if (node instanceof Region region) fills(region, local, here);
            if (node instanceof Shape shape && !(node instanceof Text) && shape.contains(local)) {
                lay(shape.getFill(), here);
            }
            if (node instanceof Parent parent) {
                for (Node child : parent.getChildrenUnmodifiable()) paint(child, here);
            }
        }

        private void fills(Region region, Point2D local, double opacity) {
            if (region.getBackground() == null) return;
            for (BackgroundFill fill : region.getBackground().getFills()) {
                var insets = fill.getInsets();
                boolean inside =
                        local.getX() >= insets.getLeft()
                                && local.getY() >= insets.getTop()
                                && local.getX() <= region.getWidth() - insets.getRight()
                                && local.getY() <= region.getHeight() - insets.getBottom();
                if (inside) lay(fill.getFill(), opacity);
            }
        }

        private void lay(@Nullable Paint paint, double opacity) {
            if (paint instanceof Color fill) {
                colour = over(colour, fill, opacity);
                if (fill.isOpaque() && opacity == 1) known = true;
            } else if (paint instanceof LinearGradient) {
                known = false;
            }
        }
    }
}
