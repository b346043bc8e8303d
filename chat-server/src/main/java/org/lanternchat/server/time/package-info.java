/// Time as the server's parts see it. Nothing in the server sleeps or asks the clock by itself.
@NullMarked
package org.lanternchat.server.time;

import org.jspecify.annotations.NullMarked;
