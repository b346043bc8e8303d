/// What an emoji is called, where its picture is, and where one stands in a text.
///
/// No toolkit here: `view.text` shows the pictures. The list and the pictures are resources made by
/// `packaging/EmojiSheet.java`; they are read when the first emoji is met, so that the first frame
/// does not wait for them. Everything is immutable and for any thread.
@NullMarked
package org.lanternchat.desktop.emoji;

import org.jspecify.annotations.NullMarked;
