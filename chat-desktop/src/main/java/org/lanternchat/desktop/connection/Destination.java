package org.lanternchat.desktop.connection;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where an address or a link leads: to a chat, to an open room of it, or by an invitation into a
/// private one. A link may bring the join code of the chat: `http://host:8080/#~!CODE`, and a room
/// or an invitation behind another slash. Immutable, for any thread.
///
/// @param invite the invitation; null for none
/// @param joinCode null for none
public record Destination(
        ServerAddress server, @Nullable InviteLink invite, @Nullable String joinCode) {
    private static final String CODE = "#~!";
    private static final Pattern WITH_CODE =
            Pattern.compile("([^#]+)" + CODE + "([A-Za-z0-9_-]{4,64})(?:/(.*))?");

    /// Understands what people type or paste; empty for what leads nowhere, as a link does that
    /// names a room nobody can have.
    public static Optional<Destination> parse(String typed) {
        Matcher link = WITH_CODE.matcher(typed.strip());
        if (!link.matches()) return parse(typed, null);
        String rest = link.group(3);
        String plain = link.group(1) + (rest == null || rest.isEmpty() ? "" : "#" + rest);
        return parse(plain, link.group(2));
    }

    private static Optional<Destination> parse(String typed, @Nullable String joinCode) {
        Optional<InviteLink> invite = InviteLink.parse(typed);
        if (invite.isPresent()) {
            return Optional.of(new Destination(invite.get().server(), invite.get(), joinCode));
        }
        return ServerAddress.parse(typed)
                .filter(server -> server.room() != null || !namesRoom(typed))
                .map(server -> new Destination(server, null, joinCode));
    }

    /// Whether it is an address that is meant to lead to a room of it.
    public static boolean namesRoom(String typed) {
        int hash = typed.indexOf('#');
        return hash >= 0 && !typed.substring(hash + 1).isBlank();
    }

    /// The same over an encrypted connection, as it is typed.
    public String encrypted() {
        return joinCode == null ? plainlyEncrypted() : withCode(plainlyEncrypted(), joinCode);
    }

    private String plainlyEncrypted() {
        if (invite == null) return server.encrypted();
        ServerAddress secured = ServerAddress.parse(server.encrypted()).orElseThrow();
        return new InviteLink(secured, invite.room(), invite.code()).text();
    }

    private static String withCode(String link, String code) {
        int hash = link.indexOf('#');
        if (hash < 0) return link + "/" + CODE + code;
        return link.substring(0, hash) + CODE + code + "/" + link.substring(hash + 1);
    }

    /// Says nothing of codes.
    @Override
    public String toString() {
        return "Destination[" + server.text() + "]";
    }
}
