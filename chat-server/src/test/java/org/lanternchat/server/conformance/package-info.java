/// RFC 6455 and PROTOCOL.md held against a server over raw sockets: tables of what is sent and what
/// must come back, each row with the section that asks for it. Written from the standard alone, and
/// without any code of the server's: what speaks here is a second, independent reading of it.
///
/// `ConformanceTest` runs the tables in the tests, `Conformance` against any address.
@NullMarked
package org.lanternchat.server.conformance;

import org.jspecify.annotations.NullMarked;
