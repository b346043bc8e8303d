/// A client's picture of the chat, made from the server's events: no toolkit, no clock, no thread
/// of its own. The browser's `room-state.js` is its twin, and the transcripts in `examples/` hold
/// both to the same result.
@NullMarked
package org.lanternchat.protocol.state;

import org.jspecify.annotations.NullMarked;
