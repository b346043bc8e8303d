/// What happens to a text while it is written: caret, selection, undoing.
///
/// No toolkit; belongs to whoever holds the `Draft`, which is the thread of the window.
/// `view.text.DraftField` shows it and takes the keys.
@NullMarked
package org.lanternchat.desktop.editing;

import org.jspecify.annotations.NullMarked;
