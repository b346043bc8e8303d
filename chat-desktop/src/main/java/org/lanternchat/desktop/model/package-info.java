/// What the window shows, as properties and lists, made from the protocol's `ChatState`.
///
/// Everything here belongs to the thread of the window and needs no toolkit to run; only
/// `EventQueue` is met by another thread, that of the connection, and passes its events on, one
/// batch a frame. Neighbours: `connection` brings the events, `view` binds to the properties,
/// `settings` remembers.
@NullMarked
package org.lanternchat.desktop.model;

import org.jspecify.annotations.NullMarked;
