/// Sockets: the listener that pages and WebSockets share, the guard before the protocol engine, and
/// the bounded outbox behind it. The only package that knows Grizzly and Tyrus.
@NullMarked
package org.lanternchat.server.net;

import org.jspecify.annotations.NullMarked;
