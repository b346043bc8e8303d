/// Load that hurts: crowds, floods, stuck readers, and a machine that runs out of descriptors or
/// memory. Everything here knows the server by its wire, and its process from outside.
///
/// One thread serves all connections of a `Swarm`; a `BusyRoom` are the people whom the others must
/// not hurt. Each test has a short form, which runs with all the others, and a long one, which
/// `packaging/hurt.sh` runs and which ends with the figures.
@NullMarked
package org.lanternchat.server.hurt;

import org.jspecify.annotations.NullMarked;
