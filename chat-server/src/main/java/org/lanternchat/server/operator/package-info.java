/// What an operator does with a server's data, one class a command: `Backup`, `Restore`, `Export`,
/// `Check`, `Compact`, `Retain`, `Owner`. Each is a process of its own, beside the running server
/// or while none runs, knows only the data folder and the store, tells its progress on standard
/// error, and ends with a sentence.
@NullMarked
package org.lanternchat.server.operator;

import org.jspecify.annotations.NullMarked;
