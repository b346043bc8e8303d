package org.lanternchat.server;

import org.jspecify.annotations.Nullable;

/// How people find the server, and whom it lets in.
///
/// @param isAnnounced the networks of this machine are told where it is
/// @param invite what newcomers are asked for; null for nothing, empty for a code of the server's
///   own making
/// @param isPublic peers of other networks are let in, too
/// @param hasPublicMetrics its figures are for everyone who is let in, and not for this machine
///   alone
public record Doors(
        boolean isAnnounced, @Nullable String invite, boolean isPublic, boolean hasPublicMetrics) {
    /// Silent, and without a join code: for tests, mostly.
    public static final Doors PLAIN = new Doors(false, null, false, false);
}
