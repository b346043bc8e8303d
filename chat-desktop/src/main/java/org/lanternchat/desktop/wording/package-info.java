/// What the app says to people, in their language, out of `messages.properties`. Without state
/// after loading, for any thread.
@NullMarked
package org.lanternchat.desktop.wording;

import org.jspecify.annotations.NullMarked;
