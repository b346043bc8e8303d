package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;

/// What is left in memory of a room that was laid aside: all that it takes to make it again. What
/// was decided about it is in the rules, everything else on disk. Immutable.
record Aside(long head, @Nullable String topic) {}
