/// The server's certificate: read from PEM files, checked, and read again when they change. Knows
/// nothing of sockets; `net` takes its engines.
@NullMarked
package org.lanternchat.server.tls;

import org.jspecify.annotations.NullMarked;
