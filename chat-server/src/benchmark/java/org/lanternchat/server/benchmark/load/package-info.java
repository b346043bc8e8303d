/// The load: many WebSocket clients on one thread, over loopback, that count what they are sent and
/// how late it is. Knows the server only by its wire and its process; nothing here allocates for a
/// delivery.
@NullMarked
package org.lanternchat.server.benchmark.load;

import org.jspecify.annotations.NullMarked;
