/// Nodes that show what people write, and the one in which they write it.
///
/// `MessageBody` is a message, `DraftField` the field of the composer, `EmojiLine` a name on a
/// label; all put their words and emoji into an `InlineFlow`. Everything belongs to the thread of
/// the window, but that `EmojiImages` decodes pictures on a thread of its own. Neighbours: `markup`
/// and `emoji` say what to show, `view` says where.
@NullMarked
package org.lanternchat.desktop.view.text;

import org.jspecify.annotations.NullMarked;
