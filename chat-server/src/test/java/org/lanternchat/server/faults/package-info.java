/// What goes wrong around a server: it is killed, the power fails, connections are cut, the disk is
/// full, another program holds the database. Everything here knows the server by its wire alone.
///
/// Each test has a short form, which runs with all the others, and a long one, which
/// `packaging/faults.sh` runs; `Figures` gathers what they found.
@NullMarked
package org.lanternchat.server.faults;

import org.jspecify.annotations.NullMarked;
