/// The local network: which addresses this machine can be reached at, and telling others of it.
@NullMarked
package org.lanternchat.server.lan;

import org.jspecify.annotations.NullMarked;
