/// The headless server. `Main` reads the options, `ChatServer` builds the parts and starts and
/// stops them in order: `store` ← `journal` ← `room` ← `session` ← `net`.
@NullMarked
package org.lanternchat.server;

import org.jspecify.annotations.NullMarked;
