package org.lanternchat.desktop;

import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;

import java.util.stream.IntStream;

/// JavaFX' own list of short texts, in place of the window's content: what the toolkit does when
/// nothing is asked of it but that. For the window's thread.
final class PlainList {
    private static final int STEP = 5;

    private final Scene scene;
    private final Parent before;
    private final ListView<String> list;
    private int at;

    private PlainList(Scene scene, int rows) {
        this.scene = scene;
        before = scene.getRoot();
        list =
                new ListView<>(
                        FXCollections.observableList(
                                IntStream.range(0, rows)
                                        .mapToObj(i -> i + " the projector room is ready")
                                        .toList()));
    }

    static PlainList over(Scene scene, int rows) {
        PlainList plain = new PlainList(scene, rows);
        scene.setRoot(plain.list);
        plain.at = rows;
        return plain;
    }

    void scroll() {
        at -= STEP;
        list.scrollTo(at);
    }

    void remove() {
        scene.setRoot(before);
    }
}
