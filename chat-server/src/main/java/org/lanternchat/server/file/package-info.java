/// The files of messages: taken in, looked at without being believed, kept once however often they
/// are sent, and cleaned away. Knows the store and the time, and nothing of sockets or rooms. What
/// touches content runs on the threads of `FileShelf` and `Thumbnails`.
@NullMarked
package org.lanternchat.server.file;

import org.jspecify.annotations.NullMarked;
