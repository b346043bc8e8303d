/// What the app remembers between two starts, and the files that hold it.
///
/// Records are immutable; `SettingsStore` belongs to the thread of the window; files are written on
/// the thread of `DiskWriter`. Neighbours: `model` reads and updates, `connection` keeps its outbox
/// through the same writer.
@NullMarked
package org.lanternchat.desktop.settings;

import org.jspecify.annotations.NullMarked;
