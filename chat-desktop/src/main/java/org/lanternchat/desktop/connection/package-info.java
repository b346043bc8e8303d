/// The line to the server: one socket that is opened again whenever it breaks, and the messages
/// that wait for it.
///
/// `ServerConnection` lives on a thread of its own and tells what it hears to a
/// `ConnectionListener`; nothing here knows a toolkit. Neighbours: `model` listens and decides what
/// is said.
@NullMarked
package org.lanternchat.desktop.connection;

import org.jspecify.annotations.NullMarked;
