/// What is on disk: the log of every room and the identities, in one SQLite file. Knows nothing of
/// people who are connected. Only the journal writes.
@NullMarked
package org.lanternchat.server.store;

import org.jspecify.annotations.NullMarked;
