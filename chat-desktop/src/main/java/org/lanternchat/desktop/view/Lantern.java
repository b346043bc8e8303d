package org.lanternchat.desktop.view;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.transform.Scale;

/// The lantern of the logo, drawn on a grid of 24 by 24. For the window's thread.
final class Lantern extends StackPane {
    private static final double GRID = 24;

    Lantern(double size) {
        Group drawing = new Group(drawing());
        drawing.getTransforms().add(new Scale(size / GRID, size / GRID));
        getChildren().add(new Group(drawing));
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
    }

    private static Group drawing() {
        Circle glow = new Circle(12, 13, 11);
        Circle ring = new Circle(12, 3.4, 1.9);
        ring.setFill(null);
        ring.setStrokeWidth(1.4);
        return new Group(
                new Rectangle(GRID, GRID, Color.TRANSPARENT),
                styled(glow, "lantern-glow"),
                styled(ring, "lantern-ring"),
                styled(
                        path(
                                "M8 8h8c1.3 1.5 2 3.2 2 5s-.7 3.5-2 5H8c-1.3-1.5-2-3.2-2-5s.7-3.5"
                                        + " 2-5Z"),
                        "lantern-glass"),
                styled(
                        path(
                                "M12 9.6c1.5 1.6 2.3 2.8 2.3 4.1a2.3 2.3 0 0 1-4.6 0c0-1.3.8-2.5"
                                        + " 2.3-4.1Z"),
                        "lantern-flame"),
                styled(path("M7.2 8.4 9.3 5.3h5.4l2.1 3.1Z"), "lantern-metal"),
                styled(path("M7.4 17.6h9.2l1.3 3.1H6.1Z"), "lantern-metal"));
    }

    private static SVGPath path(String content) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        return path;
    }

    private static Shape styled(Shape shape, String style) {
        shape.getStyleClass().add(style);
        return shape;
    }
}
