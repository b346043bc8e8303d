/// Parts of the server measured alone by JMH, put together as the tests do it. Sockets are left out
/// here; `org.lanternchat.server.net.FrameBenchmark` is beside what it measures.
@NullMarked
package org.lanternchat.server.benchmark.part;

import org.jspecify.annotations.NullMarked;
