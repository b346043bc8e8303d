package org.lanternchat.desktop.view;

import javafx.beans.value.ObservableValue;
import javafx.css.Styleable;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;

import org.lanternchat.desktop.model.TextParts;

/// Marks nodes by what is written in them. Has no state; for the window's thread.
///
/// From right to left: the bundled font has no such letters, and the toolkit puts words in the
/// wrong order when it takes them from another font, while the system's font has both. And what the
/// toolkit cannot wrap without fail (see `Wrapping`) stays on one line.
final class Scripts {
    private static final String STYLE = "right-to-left";

    private Scripts() {}

    static void mark(Styleable node, String text) {
        node.getStyleClass().remove(STYLE);
        if (TextParts.hasRightToLeft(text)) node.getStyleClass().add(STYLE);
        if (node instanceof Labeled label && !TextParts.isSimple(text)) label.setWrapText(false);
        if (node instanceof TextArea area) area.setWrapText(TextParts.isSimple(text));
    }

    /// Marks the node anew whenever the text changes.
    static void follow(Styleable node, ObservableValue<String> text) {
        text.subscribe(now -> mark(node, now == null ? "" : now));
    }
}
