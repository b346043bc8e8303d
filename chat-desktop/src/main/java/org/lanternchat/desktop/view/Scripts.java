package org.lanternchat.desktop.view;

import javafx.beans.value.ObservableValue;
import javafx.css.Styleable;
import javafx.scene.control.Labeled;

import org.lanternchat.desktop.model.TextParts;
import org.lanternchat.desktop.view.text.EmojiLine;

/// Marks nodes by what people wrote that stands in them. Has no state; for the window's thread.
///
/// From right to left: the bundled font has no such letters, and the toolkit puts words in the
/// wrong order when it takes them from another font, while the system's font has both. What the
/// toolkit cannot wrap without fail stays on one line, and emoji are shown in colour.
final class Scripts {
    private static final String STYLE = "right-to-left";

    private Scripts() {}

    static void mark(Styleable node, String text) {
        node.getStyleClass().remove(STYLE);
        if (TextParts.hasRightToLeft(text)) node.getStyleClass().add(STYLE);
        if (!(node instanceof Labeled label)) return;
        if (!TextParts.isSimple(text)) label.setWrapText(false);
        EmojiLine.show(label);
    }

    /// Gives the node the font in which what is written from right to left stands.
    static void markRightToLeft(Styleable node) {
        node.getStyleClass().add(STYLE);
    }

    /// Marks the node anew whenever the text changes.
    static void follow(Styleable node, ObservableValue<String> text) {
        text.subscribe(now -> mark(node, now == null ? "" : now));
    }
}
