package org.lanternchat.desktop.view;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// The layer over the window in which one card at a time stands beside what it belongs to. A click
/// elsewhere, Esc, or going elsewhere with the keys closes it. For the window's thread.
final class Popovers extends Pane {
    private static final double GAP = 6;
    private static final double MARGIN = 8;
    private static final double CENTERED_AT = 0.14;

    private final ChangeListener<@Nullable Node> focusMoved = (_, old, now) -> focusMoved(old, now);
    private final Runnable focusElsewhere;
    private @Nullable Region card;
    private @Nullable Node anchor;
    private @Nullable Node before;
    private Side side = Side.BOTTOM;
    private boolean entered;

    /// @param focusElsewhere takes the keys when those who had them are gone
    Popovers(Runnable focusElsewhere) {
        this.focusElsewhere = focusElsewhere;
        setId("popovers");
        setVisible(false);
        addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                press -> {
                    if (equals(press.getTarget())) close();
                });
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() != KeyCode.ESCAPE) return;
                    close();
                    key.consume();
                });
        sceneProperty()
                .addListener(
                        (_, old, now) -> {
                            if (old != null) old.focusOwnerProperty().removeListener(focusMoved);
                            if (now != null) now.focusOwnerProperty().addListener(focusMoved);
                        });
    }

    /// Shows a card beside a node; the same node once more closes it.
    ///
    /// @param first gets the keys
    void open(Node beside, Side at, Region shown, Node first) {
        if (beside.equals(anchor) && card != null) {
            close();
            return;
        }
        show(shown, first);
        anchor = beside;
        side = at;
    }

    /// Shows a card in the middle of the window, a little above.
    void openCentered(Region shown, Node first) {
        show(shown, first);
        anchor = null;
    }

    private void show(Region shown, Node first) {
        Scene scene = getScene();
        if (card == null && scene != null) before = scene.getFocusOwner();
        card = shown;
        entered = false;
        shown.getStyleClass().add("popover");
        getChildren().setAll(shown);
        setVisible(true);
        requestLayout();
        Platform.runLater(first::requestFocus);
    }

    /// Closes what is open and gives the keys back.
    void close() {
        if (card == null) return;
        Scene scene = getScene();
        boolean had = scene == null || scene.getFocusOwner() == null || holdsFocus(scene);
        Node back = before;
        card = null;
        anchor = null;
        before = null;
        setVisible(false);
        getChildren().clear();
        if (!had) return;
        if (back != null && Objects.equals(back.getScene(), scene) && back.isFocusTraversable()) {
            back.requestFocus();
        } else {
            focusElsewhere.run();
        }
    }

    boolean isOpen() {
        return card != null;
    }

    private boolean holdsFocus(Scene scene) {
        return isInside(scene.getFocusOwner());
    }

    private boolean isInside(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) if (equals(at)) return true;
        return false;
    }

    private void focusMoved(@Nullable Node old, @Nullable Node now) {
        Region shown = card;
        if (shown == null || now == null || isInside(now) || !entered) {
            if (isInside(now)) entered = true;
            return;
        }
        boolean gone = old == null || old.getScene() == null;
        if (gone) {
            // What had the keys was taken out of the card, which itself stays.
            Platform.runLater(shown::requestFocus);
        } else {
            close();
        }
    }

    @Override
    protected void layoutChildren() {
        Region shown = card;
        if (shown == null) return;
        double width = Math.min(shown.prefWidth(-1), getWidth() - 2 * MARGIN);
        double height = Math.min(shown.prefHeight(width), getHeight() - 2 * MARGIN);
        Node beside = anchor;
        Bounds at =
                beside == null || beside.getScene() == null
                        ? null
                        : sceneToLocal(beside.localToScene(beside.getLayoutBounds()));
        double x = at == null ? (getWidth() - width) / 2 : x(at, width);
        double y = at == null ? getHeight() * CENTERED_AT : y(at, height);
        shown.resizeRelocate(
                Math.rint(clamp(x, getWidth() - width)),
                Math.rint(clamp(y, getHeight() - height)),
                Math.ceil(width),
                Math.ceil(height));
    }

    private double x(Bounds at, double width) {
        return switch (side) {
            case LEFT -> at.getMinX() - width - GAP;
            case RIGHT -> at.getMaxX() + GAP;
            case TOP, BOTTOM ->
                    at.getCenterX() > getWidth() / 2 ? at.getMaxX() - width : at.getMinX();
        };
    }

    private double y(Bounds at, double height) {
        return switch (side) {
            case LEFT, RIGHT -> at.getMinY();
            case TOP -> at.getMinY() - height - GAP;
            case BOTTOM -> at.getMaxY() + GAP;
        };
    }

    private static double clamp(double place, double most) {
        return Math.max(MARGIN, Math.min(place, most - MARGIN));
    }
}
