package org.lanternchat.desktop.view;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons and the buttons that are nothing but one. Has no state; for the window's thread.
final class Icons {
    private Icons() {}

    static FontIcon icon(Feather icon, int size) {
        FontIcon node = new FontIcon(icon);
        // As a style, since the theme has a size of its own that is stronger than a property.
        node.getStyleClass().add("icon-" + size);
        return node;
    }

    /// An icon in the middle of as much width as the face of a person has that stands below it.
    static StackPane beside(int faces, Feather icon) {
        StackPane box = new StackPane(icon(icon, 16));
        box.setMinWidth(faces);
        return box;
    }

    /// A button without words, whose name a tooltip and screen readers tell.
    static Button button(Feather icon, String label, Runnable action) {
        Button button = new Button();
        button.setGraphic(icon(icon, 18));
        button.getStyleClass().add("icon-button");
        button.setOnAction(_ -> action.run());
        name(button, label);
        return button;
    }

    static void name(Button button, String label) {
        button.setAccessibleText(label);
        button.setTooltip(new Tooltip(label));
    }
}
