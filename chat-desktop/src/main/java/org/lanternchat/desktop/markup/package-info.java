/// What people write, read as CommonMark and kept as an immutable tree: `Markup` makes it from a
/// text, whatever that is.
///
/// Raw HTML is text here, a picture is a link, and only addresses of the web and of mail lead
/// somewhere. Nothing of a message is lost: what would vanish is shown as it was written. Depths
/// are bounded. No toolkit; for any thread. `view.text` shows the tree.
@NullMarked
package org.lanternchat.desktop.markup;

import org.jspecify.annotations.NullMarked;
