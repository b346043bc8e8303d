package org.lanternchat.desktop.view;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.lanternchat.desktop.model.Alert;
import org.lanternchat.desktop.wording.Wording;

import java.util.function.Consumer;

/// Alerts inside the window, in its corner, each for a few seconds, or for as long as the pointer
/// or the keys are at it; a click leads to the message. For the window's thread.
///
/// Bound: `MOST` at once; the oldest goes first.
final class Toasts extends VBox {
    private static final int MOST = 3;
    private static final Duration SHOWN = Duration.seconds(7);
    private static final double WIDTH = 320;
    private static final double PADDING = 16;

    private final Consumer<Alert> chosen;

    Toasts(Consumer<Alert> chosen) {
        super(8);
        this.chosen = chosen;
        setId("alerts");
        getStyleClass().add("alerts");
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    void show(Alert alert) {
        Label title = new Label(alert.title());
        title.getStyleClass().add("alert-title");
        Scripts.mark(title, alert.title());
        Button toast = new Button();
        toast.getStyleClass().setAll("button", "alert");
        ClippedText text = new ClippedText(alert.text(), 2);
        text.setPrefWidth(WIDTH - 2 * PADDING);
        toast.setGraphic(new VBox(2, title, text));
        toast.setPrefWidth(WIDTH);
        toast.setAccessibleText(Wording.of("alert.label", alert.title(), alert.text()));
        toast.setUserData(alert.room());
        toast.setOnAction(
                _ -> {
                    getChildren().remove(toast);
                    chosen.accept(alert);
                });
        getChildren().add(toast);
        if (getChildren().size() > MOST) getChildren().removeFirst();
        PauseTransition pause = new PauseTransition(SHOWN);
        pause.setOnFinished(_ -> getChildren().remove(toast));
        toast.hoverProperty()
                .or(toast.focusedProperty())
                .subscribe(
                        held -> {
                            if (held) pause.stop();
                            else pause.playFromStart();
                        });
    }

    boolean isEmpty() {
        return getChildren().isEmpty();
    }

    /// Puts the keys to the newest.
    void focusNewest() {
        if (!isEmpty()) getChildren().getLast().requestFocus();
    }

    /// The room is shown now: what was told of it is in sight.
    void forget(String room) {
        getChildren().removeIf(toast -> room.equals(toast.getUserData()));
    }
}
