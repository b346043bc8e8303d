/// Who people are: identities made by tokens, the names that they hold, and the guests of the
/// tutorials' dialects. In memory, written through the journal.
@NullMarked
package org.lanternchat.server.identity;

import org.jspecify.annotations.NullMarked;
