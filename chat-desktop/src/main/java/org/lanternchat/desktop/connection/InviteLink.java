package org.lanternchat.desktop.connection;

import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What lets somebody into a private room: `http://host:8080/#~ROOM/CODE`. Immutable, for any
/// thread.
public record InviteLink(ServerAddress server, RoomName room, String code) {
    private static final Pattern FORM = Pattern.compile("(.+)#(~[^/]+)/([A-Za-z0-9_-]{1,64})");

    /// Understands a link that was pasted; empty for anything else.
    public static Optional<InviteLink> parse(String typed) {
        Matcher link = FORM.matcher(typed.strip());
        if (!link.matches()) return Optional.empty();
        try {
            RoomName room = new RoomName(link.group(2));
            String code = link.group(3);
            return ServerAddress.parse(link.group(1))
                    .map(server -> new InviteLink(server, room, code));
        } catch (ProtocolException noRoom) {
            return Optional.empty();
        }
    }

    /// The link as it is handed on.
    public String text() {
        return server.linkTo(room.value()) + "/" + code;
    }

    @Override
    public String toString() {
        return "InviteLink[" + server.text() + "]";
    }
}
