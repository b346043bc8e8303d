/// Who is in a room and what each of them is sent. A room runs on one thread at a time; it knows
/// its members only as recipients of frames.
@NullMarked
package org.lanternchat.server.room;

import org.jspecify.annotations.NullMarked;
