package org.lanternchat.desktop;

import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.layout.Pane;

import java.util.List;
import java.util.stream.IntStream;

/// JavaFX' own list of short texts, over the window's content, which is hidden meanwhile: what the
/// toolkit does when nothing is asked of it but that. For the window's thread.
final class PlainList {
    private static final int STEP = 5;

    private final Pane window;
    private final List<Node> hidden;
    private final ListView<String> list;
    private int at;

    private PlainList(Scene scene, int rows) {
        window = (Pane) scene.getRoot();
        hidden = window.getChildren().stream().filter(Node::isVisible).toList();
        list =
                new ListView<>(
                        FXCollections.observableList(
                                IntStream.range(0, rows)
                                        .mapToObj(i -> i + " the projector room is ready")
                                        .toList()));
    }

    static PlainList over(Scene scene, int rows) {
        PlainList plain = new PlainList(scene, rows);
        plain.hidden.forEach(node -> node.setVisible(false));
        plain.window.getChildren().add(plain.list);
        plain.at = rows;
        return plain;
    }

    void scroll() {
        at -= STEP;
        list.scrollTo(at);
    }

    void remove() {
        window.getChildren().remove(list);
        hidden.forEach(node -> node.setVisible(true));
    }
}
