/// The store of a server that keeps nothing on disk: the same contract, in memory and bounded.
/// Knows the store's port and its search terms, and no SQL. The journal's thread writes; what is
/// committed is read by any thread, under one lock that is held for a page or a commit.
@NullMarked
package org.lanternchat.server.store.memory;

import org.jspecify.annotations.NullMarked;
