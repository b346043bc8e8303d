/// What was read stays on this computer, within bounds, so that it can be read without the server.
///
/// Records are immutable; files are written on the thread of `DiskWriter`. Neighbours: `model` says
/// what is kept and forgotten, and begins with what was kept.
@NullMarked
package org.lanternchat.desktop.cache;

import org.jspecify.annotations.NullMarked;
