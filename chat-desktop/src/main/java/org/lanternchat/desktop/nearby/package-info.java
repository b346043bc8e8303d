/// The servers of this network, found by multicast DNS. Begin at `NearbySearch`. Knows no toolkit;
/// threads of its own and of the library.
@NullMarked
package org.lanternchat.desktop.nearby;

import org.jspecify.annotations.NullMarked;
