package org.lanternchat.desktop.view;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/// What people have named may be longer than there is room for: it then ends with dots, and a
/// tooltip says the whole. What the app itself says is never shortened. Has no state; for the
/// window's thread.
final class Shortening {
    private static final String ALLOWED = "may-be-shortened";

    private Shortening() {}

    static void allow(Labeled label) {
        label.getStyleClass().add(ALLOWED);
        Tooltip whole = new Tooltip();
        whole.setWrapText(true);
        whole.setMaxWidth(480);
        whole.textProperty().bind(label.textProperty());
        label.textTruncatedProperty().subscribe(is -> label.setTooltip(is ? whole : null));
    }
}
