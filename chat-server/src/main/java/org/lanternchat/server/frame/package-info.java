/// What goes out: events encoded once for each dialect, and whom they can be given to. Knows
/// nothing of rooms or sockets; immutable, so any thread may hold it.
@NullMarked
package org.lanternchat.server.frame;

import org.jspecify.annotations.NullMarked;
