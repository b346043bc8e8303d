package org.lanternchat.desktop.view;

import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/// Keeps the letter of a key that did something out of a field which has got the keys meanwhile,
/// until the key is let go. For the window's thread.
final class SwallowedLetter {
    private final Scene scene;
    private final EventHandler<KeyEvent> typed = KeyEvent::consume;
    private final EventHandler<KeyEvent> released = _ -> end();

    private SwallowedLetter(Scene scene) {
        this.scene = scene;
    }

    static void in(Scene scene) {
        SwallowedLetter letter = new SwallowedLetter(scene);
        scene.addEventFilter(KeyEvent.KEY_TYPED, letter.typed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, letter.released);
    }

    private void end() {
        scene.removeEventFilter(KeyEvent.KEY_TYPED, typed);
        scene.removeEventFilter(KeyEvent.KEY_RELEASED, released);
    }
}
