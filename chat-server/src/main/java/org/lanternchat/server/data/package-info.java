/// Where the data lies and who holds it, and how the program says that it cannot do what it was
/// started for. Known to the server and to the operator's commands alike.
@NullMarked
package org.lanternchat.server.data;

import org.jspecify.annotations.NullMarked;
