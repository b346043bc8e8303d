package org.lanternchat.desktop.view;

import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Consumer;

/// One of a few, all of them in sight, beside each other: with the mouse by a click, with the keys
/// by the arrows. For the window's thread.
final class Choice<T> extends EvenRow {
    private final ToggleGroup group = new ToggleGroup();

    /// @param labels what each is called, in their order
    /// @param chosen told each time the person chooses
    Choice(String label, Map<T, String> labels, T now, Consumer<T> chosen) {
        super(0);
        getStyleClass().add("choice");
        setAccessibleText(label);
        setAccessibleRole(AccessibleRole.PARENT);
        labels.forEach(
                (value, name) -> {
                    ToggleButton button = new ToggleButton(name);
                    button.setMnemonicParsing(false);
                    button.getStyleClass().setAll("button", "choice-button");
                    button.setToggleGroup(group);
                    button.setUserData(value);
                    button.setAccessibleText(label + ": " + name);
                    button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
                    button.setMaxWidth(Double.MAX_VALUE);
                    button.setSelected(value.equals(now));
                    button.setFocusTraversable(value.equals(now));
                    button.setOnAction(
                            _ -> {
                                select(button);
                                chosen.accept(value);
                            });
                    HBox.setHgrow(button, Priority.ALWAYS);
                    getChildren().add(button);
                });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void select(ToggleButton button) {
        button.setSelected(true);
        getChildren().forEach(other -> other.setFocusTraversable(other.equals(button)));
    }

    private void key(KeyEvent key) {
        int step = key.getCode() == KeyCode.LEFT ? -1 : key.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (step == 0 || !(group.getSelectedToggle() instanceof ToggleButton now)) return;
        int at = getChildren().indexOf(now) + step;
        if (at >= 0
                && at < getChildren().size()
                && getChildren().get(at) instanceof ToggleButton next) {
            next.requestFocus();
            next.fire();
        }
        key.consume();
    }

    /// The button of what is chosen now.
    @Nullable ToggleButton selected() {
        return group.getSelectedToggle() instanceof ToggleButton button ? button : null;
    }
}
