/// Input that nobody thought of: bytes, frames, JSON, requests and sequences of commands made by
/// chance from the golden frames and from the grammars, thrown at a server in this process and at
/// its parts. Each input has a number and is made from the seed and that number alone, so that a
/// failure names the two properties that bring it about again.
///
/// `Fuzz` deals out the inputs; `Framing` is an independent reading of RFC 6455 that says what must
/// come back; `Traces` and `Census` see what is left behind in the log and in memory. The tests run
/// some inputs each time, `packaging/fuzz.sh` as many as one likes.
@NullMarked
package org.lanternchat.server.fuzz;

import org.jspecify.annotations.NullMarked;
