/// The one writer: numbers entries, commits them in groups, and only then hands them to their
/// rooms. Below it lies `store`, above it `room` and `session`.
@NullMarked
package org.lanternchat.server.journal;

import org.jspecify.annotations.NullMarked;
