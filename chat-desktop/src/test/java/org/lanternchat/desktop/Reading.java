package org.lanternchat.desktop;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.stage.Window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads whatever words the windows show, and says which of them are cut off.
final class Reading {
    private Reading() {}

    /// Every node that is seen in some window, a parent before what is in it.
    static void walk(Consumer<Node> each) {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window.isShowing()) walk(window.getScene().getRoot(), each);
        }
    }

    private static void walk(Node node, Consumer<Node> each) {
        if (!node.isVisible() || node.getOpacity() == 0) return;
        each.accept(node);
        if (!(node instanceof Parent parent)) return;
        for (Node child : parent.getChildrenUnmodifiable()) walk(child, each);
    }

    /// What of the app's own words is not to be read in full: names and what people wrote may be
    /// shortened, if a tooltip then says them.
    static List<String> cutOff() {
        List<String> found = new ArrayList<>();
        walk(
                node -> {
                    if (!(node instanceof Labeled label) || !label.isTextTruncated()) return;
                    String text = label.getText();
                    if (text == null || text.isBlank() || label.getWidth() <= 0) return;
                    boolean allowed = label.getStyleClass().contains("may-be-shortened");
                    if (!allowed) found.add("cut off: " + named(label) + " \"" + text + "\"");
                    if (allowed && label.getTooltip() == null) {
                        found.add("without a tooltip: " + named(label) + " \"" + text + "\"");
                    }
                });
        return found;
    }

    /// Which lines of lists reach beyond the height that their list gives them, over their
    /// neighbours.
    static List<String> overlapping() {
        List<String> found = new ArrayList<>();
        walk(
                node -> {
                    if (!(node instanceof ListCell<?> cell) || cell.getGraphic() == null) return;
                    Bounds shown = cell.getGraphic().getBoundsInParent();
                    if (shown.getMinY() < -1 || shown.getMaxY() > cell.getHeight() + 1) {
                        found.add(
                                "over its neighbours: "
                                        + named(cell)
                                        + " "
                                        + cell.getAccessibleText());
                    }
                });
        return found;
    }

    static String named(Node node) {
        String id = node.getId() == null ? "" : "#" + node.getId();
        return node.getClass().getSimpleName() + id + "." + String.join(".", node.getStyleClass());
    }
}
