/// The wire of Lantern Chat: commands, events, their limits and their encoding. PROTOCOL.md, beside
/// this module's pom, is the specification; the golden frames in `examples/` are its test.
///
/// Everything here is immutable and may be used from any thread. Neighbours: `state` builds a
/// client's picture from the events; server and desktop depend on this package and never the other
/// way round.
@NullMarked
package org.lanternchat.protocol;

import org.jspecify.annotations.NullMarked;
