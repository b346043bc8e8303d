/// Files on their way: to the server, from it, and onto the disk. Knows HTTP, the disk and the
/// server's address, and no toolkit; `model` uses it and is told on this package's threads.
@NullMarked
package org.lanternchat.desktop.file;

import org.jspecify.annotations.NullMarked;
