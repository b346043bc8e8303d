/// The desktop client: its start and the composition of its parts.
///
/// `Launcher` runs on the main thread and ends there; `DesktopApp` lives on the thread of the
/// window. Neighbours: `settings`, `connection`, `model` and `view`, which are wired here and
/// nowhere else.
@NullMarked
package org.lanternchat.desktop;

import org.jspecify.annotations.NullMarked;
