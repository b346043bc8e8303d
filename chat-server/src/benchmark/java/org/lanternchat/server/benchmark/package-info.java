/// What `packaging/benchmark.sh` runs: our server and its peers in turn under the same load, the
/// medians, and the tables of `docs/PERFORMANCE.md`. The load is in `load`, peers in Java in
/// `peer`, parts measured by JMH in `part`. All on one thread; what is measured runs in other
/// processes.
@NullMarked
package org.lanternchat.server.benchmark;

import org.jspecify.annotations.NullMarked;
