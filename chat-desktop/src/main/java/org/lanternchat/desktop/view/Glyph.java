package org.lanternchat.desktop.view;

import javafx.scene.Node;

import org.lanternchat.desktop.emoji.EmojiTable;
import org.lanternchat.desktop.view.text.EmojiNode;

/// An emoji as it stands on a button. Has no state; for the window's thread.
final class Glyph {
    private Glyph() {}

    static Node of(String emoji, double size) {
        EmojiNode node = new EmojiNode(emoji, EmojiTable.get().of(emoji));
        node.size(size);
        return node;
    }
}
