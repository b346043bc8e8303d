package org.lanternchat.desktop.view.text;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The caret: blinks while its field has the keys. For the window's thread.
final class Caret extends Region {
    private static final Duration HALF = Duration.millis(530);
    private static final double WIDTH = 1.5;

    private final Timeline blinking =
            new Timeline(
                    new KeyFrame(Duration.ZERO, _ -> setOpacity(1)),
                    new KeyFrame(HALF, _ -> setOpacity(0)),
                    new KeyFrame(HALF.multiply(2)));

    Caret(Node field) {
        getStyleClass().add("draft-caret");
        setManaged(false);
        setMouseTransparent(true);
        blinking.setCycleCount(Animation.INDEFINITE);
        field.focusedProperty().subscribe(this::show);
        // A field that is taken away has nobody to stop it.
        field.sceneProperty()
                .addListener((_, _, scene) -> show(scene != null && field.isFocused()));
    }

    private void show(boolean focused) {
        setVisible(focused);
        if (focused) {
            blinking.playFromStart();
        } else {
            blinking.stop();
        }
    }

    /// Seen for a while, since it moved.
    void restart() {
        setOpacity(1);
        if (isVisible()) blinking.playFromStart();
    }

    void place(double x, double y, double height) {
        resizeRelocate(Math.rint(x), Math.rint(y), WIDTH, Math.rint(height));
    }
}
