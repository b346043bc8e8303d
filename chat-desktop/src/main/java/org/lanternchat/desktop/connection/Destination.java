package org.lanternchat.desktop.connection;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Where an address or a link leads: to a chat, to an open room of it, or by an invitation into a
/// private one. Immutable, for any thread.
///
/// @param invite the invitation; null for none
public record Destination(ServerAddress server, @Nullable InviteLink invite) {
    /// Understands what people type or paste; empty for what leads nowhere, as a link does that
    /// names a room nobody can have.
    public static Optional<Destination> parse(String typed) {
        Optional<InviteLink> invite = InviteLink.parse(typed);
        if (invite.isPresent()) {
            return Optional.of(new Destination(invite.get().server(), invite.get()));
        }
        return ServerAddress.parse(typed)
                .filter(server -> server.room() != null || !namesRoom(typed))
                .map(server -> new Destination(server, null));
    }

    /// Whether it is an address that is meant to lead to a room of it.
    public static boolean namesRoom(String typed) {
        int hash = typed.indexOf('#');
        return hash >= 0 && !typed.substring(hash + 1).isBlank();
    }

    /// The same over an encrypted connection, as it is typed.
    public String encrypted() {
        if (invite == null) return server.encrypted();
        ServerAddress secured = ServerAddress.parse(server.encrypted()).orElseThrow();
        return new InviteLink(secured, invite.room(), invite.code()).text();
    }
}
