package org.lanternchat.desktop.view;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

import java.util.function.Supplier;

/// What shows while the mouse rests on a node of a list. The tooltip, which has a scene of its own,
/// is made when the mouse first comes there: of most nodes it never does. For the window's thread.
final class Hint {
    private static final double WIDEST = 300;

    private Hint() {}

    /// @param words asked each time before they show
    static void on(Node node, Supplier<String> words) {
        node.addEventHandler(
                MouseEvent.MOUSE_ENTERED,
                new EventHandler<>() {
                    @Override
                    public void handle(MouseEvent entered) {
                        node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                        Tooltip.install(node, tooltip(words));
                    }
                });
    }

    private static Tooltip tooltip(Supplier<String> words) {
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST);
        tooltip.setOnShowing(_ -> tooltip.setText(words.get()));
        return tooltip;
    }
}
