package org.lanternchat.desktop.view.text;

import javafx.geometry.NodeOrientation;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Shows what may be wider than there is room, and moves it sideways: by touch pad, by the thumb
/// below it, by the arrow keys. Unlike a scroll pane it leaves the wheel to the list around it. For
/// the window's thread.
final class Sideways extends Region {
    private static final double BAR = 10;
    private static final double THUMB = 4;
    private static final double SHORTEST = 24;
    private static final double STEP = 40;

    private final Region content;
    private final Region thumb = new Region();
    private final Rectangle clip = new Rectangle();
    private double offset;
    private double grabbed;

    Sideways(Region content) {
        this.content = content;
        getStyleClass().add("sideways");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        thumb.getStyleClass().add("sideways-thumb");
        setClip(clip);
        getChildren().addAll(content, thumb);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        thumb.setOnMousePressed(
                press -> {
                    grabbed = press.getX();
                    press.consume();
                });
        thumb.setOnMouseDragged(this::drag);
    }

    private double most() {
        return Math.max(0, content.prefWidth(-1) - getWidth());
    }

    private void moveTo(double to) {
        offset = Math.clamp(to, 0, most());
        requestLayout();
    }

    private void scroll(ScrollEvent scroll) {
        boolean sideways = Math.abs(scroll.getDeltaX()) > Math.abs(scroll.getDeltaY());
        if (!sideways || most() <= 0) return;
        moveTo(offset - scroll.getDeltaX());
        scroll.consume();
    }

    private void key(KeyEvent key) {
        if (most() <= 0 || key.isShortcutDown() || key.isAltDown()) return;
        if (key.getCode() == KeyCode.LEFT || key.getCode() == KeyCode.RIGHT) {
            moveTo(offset + (key.getCode() == KeyCode.LEFT ? -STEP : STEP));
            key.consume();
        }
    }

    private void drag(MouseEvent drag) {
        double at = sceneToLocal(drag.getSceneX(), drag.getSceneY()).getX() - grabbed;
        double way = getWidth() - thumb.getWidth();
        if (way > 0) moveTo(at / way * most());
        drag.consume();
    }

    /// Moves so that this x of the content is in sight.
    void reveal(double x) {
        if (x < offset) moveTo(x);
        if (x > offset + getWidth()) moveTo(x - getWidth());
    }

    // ---- layout

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(content.prefWidth(-1));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        boolean over = width >= 0 && width < Math.floor(content.prefWidth(-1));
        return Math.ceil(content.prefHeight(-1)) + (over ? BAR : 0);
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.ceil(content.prefWidth(-1));
        double height = Math.ceil(content.prefHeight(-1));
        boolean over = getWidth() < Math.floor(content.prefWidth(-1));
        offset = Math.clamp(offset, 0, most());
        content.resizeRelocate(-offset, 0, Math.max(width, getWidth()), height);
        setFocusTraversable(over);
        thumb.setVisible(over);
        if (over) {
            double length = Math.max(SHORTEST, getWidth() * getWidth() / width);
            double x = (getWidth() - length) * offset / most();
            thumb.resizeRelocate(x, getHeight() - THUMB, length, THUMB);
        }
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
    }
}
