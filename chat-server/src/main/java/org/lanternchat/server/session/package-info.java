/// One connection from the first command to the last: which dialect it speaks, who it is, which
/// rooms it is in, and what it may ask how often. Runs on the connection's worker thread and never
/// blocks.
@NullMarked
package org.lanternchat.server.session;

import org.jspecify.annotations.NullMarked;
