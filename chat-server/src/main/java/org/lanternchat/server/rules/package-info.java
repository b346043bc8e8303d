/// Who may what, where: rooms as they were made, roles, mutes, bans, invites and hooks. Changed on
/// the journal's thread alone, after the change is on disk; read by any thread.
@NullMarked
package org.lanternchat.server.rules;

import org.jspecify.annotations.NullMarked;
