/// A chat that this computer hosts: the server as a process of its own, which outlives the window
/// if that is wanted. Everything here blocks and stays away from the window's thread. Neighbours:
/// `model` starts and ends it.
@NullMarked
package org.lanternchat.desktop.host;

import org.jspecify.annotations.NullMarked;
