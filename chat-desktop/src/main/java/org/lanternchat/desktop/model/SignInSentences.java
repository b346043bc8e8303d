package org.lanternchat.desktop.model;

import org.lanternchat.desktop.connection.Destination;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.ProtocolException;

/// What stands under the fields of the sign-in card while somebody types. Without state.
final class SignInSentences {
    private SignInSentences() {}

    /// What is wrong with the address; empty for nothing.
    static String ofAddress(String typed, boolean needed) {
        if (typed.isBlank()) return needed ? Wording.of("signin.address.missing") : "";
        if (Destination.parse(typed).isPresent()) return "";
        boolean link = Destination.namesRoom(typed);
        return Wording.of(link ? "signin.link.invalid" : "signin.address.invalid");
    }

    /// Where the link in the address leads; empty for nowhere in particular.
    static String goal(String typed) {
        Destination there = Destination.parse(typed).orElse(null);
        if (there == null) return "";
        String host = there.server().text();
        String room = there.server().room();
        if (there.invite() != null) return Wording.of("signin.goal.invite", host);
        if (room == null) return "";
        boolean hidden = room.startsWith("~");
        return hidden
                ? Wording.of("signin.goal.private", host)
                : Wording.of("signin.goal.room", room, host);
    }

    /// What is wrong with the name; empty for nothing.
    static String ofName(String typed, boolean needed) {
        if (typed.isBlank()) return needed ? Wording.of("signin.name.missing") : "";
        try {
            Name valid = new Name(typed);
            return valid.value().isEmpty() ? Wording.of("signin.name.missing") : "";
        } catch (ProtocolException refused) {
            return Refusals.ofName(refused);
        }
    }
}
