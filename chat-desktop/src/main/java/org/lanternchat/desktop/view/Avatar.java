package org.lanternchat.desktop.view;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

import org.lanternchat.desktop.view.text.EmojiLine;

import java.text.BreakIterator;
import java.util.Locale;

/// A person's mark: the initial on one of eight colours, the same for the same person in every
/// client. For the window's thread.
final class Avatar extends Label {
    private static final int COLOURS = 8;
    private static final int SMALLEST = 10;

    Avatar(String uid, String name, int size) {
        super(initialOf(name));
        getStyleClass().addAll("avatar", "tint-" + colourOf(uid));
        setStyle("-fx-font-size: " + Math.max(SMALLEST, Math.round(size * 0.42)) + "px;");
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMouseTransparent(true);
        EmojiLine.show(this);
    }

    /// FNV-1a over the uid's UTF-16 units, its low bits mixed with the high ones.
    static int colourOf(String uid) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < uid.length(); i++) hash = (hash ^ uid.charAt(i)) * 0x01000193;
        return (hash ^ (hash >>> 15)) & (COLOURS - 1);
    }

    static String initialOf(String name) {
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(name);
        int end = letters.next();
        String first = end == BreakIterator.DONE ? "?" : name.substring(0, end);
        return first.toUpperCase(Locale.getDefault());
    }
}
