/// Telling people something outside the window, by the means of their system. Called on the
/// window's thread, and working on its own. Neighbours: `desktop` hands over what `model` decided.
@NullMarked
package org.lanternchat.desktop.alert;

import org.jspecify.annotations.NullMarked;
