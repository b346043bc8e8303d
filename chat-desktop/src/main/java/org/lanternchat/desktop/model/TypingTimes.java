package org.lanternchat.desktop.model;

import org.lanternchat.desktop.model.Surroundings.Cancellable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// When `typing` is said, and when that of others expires. Belongs to the window's thread.
final class TypingTimes {
    private final Surroundings surroundings;
    private final Consumer<ClientCommand> out;
    private final BiConsumer<String, String> expired;
    private final Map<String, Long> saidAt = new HashMap<>();
    private final Map<Who, Cancellable> ends = new HashMap<>();

    private record Who(String room, String uid) {}

    /// @param expired told the room and the uid of who types no more
    TypingTimes(
            Surroundings surroundings,
            Consumer<ClientCommand> out,
            BiConsumer<String, String> expired) {
        this.surroundings = surroundings;
        this.out = out;
        this.expired = expired;
    }

    /// A key was pressed; `any` when something is typed now.
    void typed(String room, boolean any) {
        long now = surroundings.clock().millis();
        Long said = saidAt.get(room);
        boolean recently = said != null && now - said < Limits.TYPING_EVERY.toMillis();
        if (any && !recently) {
            saidAt.put(room, now);
            out.accept(new ClientCommand.Typing(null, new RoomName(room), true));
        } else if (!any && saidAt.remove(room) != null) {
            out.accept(new ClientCommand.Typing(null, new RoomName(room), false));
        }
    }

    /// The message itself ended the typing, here and at the others.
    void posted(String room) {
        saidAt.remove(room);
    }

    void heard(ServerEvent.Typing typing) {
        Who who = new Who(typing.room(), typing.uid());
        Cancellable before = ends.remove(who);
        if (before != null) before.cancel();
        if (!typing.on()) return;
        ends.put(
                who,
                surroundings.after(
                        Limits.TYPING_EXPIRES,
                        () -> {
                            ends.remove(who);
                            expired.accept(who.room(), who.uid());
                        }));
    }

    void stop() {
        ends.values().forEach(Cancellable::cancel);
        ends.clear();
        saidAt.clear();
    }
}
