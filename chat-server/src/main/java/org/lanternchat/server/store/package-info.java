/// What is on disk, in one SQLite file: the log of every room with its search, people, rooms, and
/// which files there are. Knows nothing of people who are connected. While a server runs, only its
/// journal writes.
@NullMarked
package org.lanternchat.server.store;

import org.jspecify.annotations.NullMarked;
