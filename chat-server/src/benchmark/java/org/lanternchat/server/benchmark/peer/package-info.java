/// The servers that ours is measured beside, where they are written in Java. Each speaks the
/// tutorials' dialect A and nothing else, checks nothing and keeps nothing. Knows nothing of ours.
@NullMarked
package org.lanternchat.server.benchmark.peer;

import org.jspecify.annotations.NullMarked;
