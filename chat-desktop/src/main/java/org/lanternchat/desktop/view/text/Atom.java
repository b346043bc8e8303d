package org.lanternchat.desktop.view.text;

import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// What an `InlineFlow` is made of, one after the other. `from` is its place in the content, and
/// `length` its length there. For the window's thread.
sealed interface Atom {
    int from();

    int length();

    /// Words in one look; `words` are those of the node without the line ends that wrapping adds.
    /// Added spaces are not in the content: `length` is 0.
    record Words(Text node, String words, int from, int length) implements Atom {}

    /// Something as wide as one letter to the toolkit: an emoji, or room that is kept.
    record Box(Region node, int from, int length) implements Atom {}

    default int flatLength() {
        return switch (this) {
            case Words words -> words.words().length();
            case Box _ -> 1;
        };
    }
}
