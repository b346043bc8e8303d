package org.lanternchat.server.operator;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.server.data.StartException;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;

import java.util.List;
import java.util.stream.Collectors;

/// The room that somebody means by a name, a title or an id, and how it is called for people. Any
/// thread.
record RoomChoice(RoomName name, String title) {
    /// An open room goes before a private one that is called the same.
    ///
    /// @throws StartException when there is none, or more than one
    static RoomChoice of(Contents contents, String called) throws StartException {
        RoomName name = roomName(called);
        List<Contents.Room> found =
                contents.rooms().stream().filter(room -> room.name().equals(name)).toList();
        if (found.isEmpty()) {
            String title = called.strip();
            found =
                    contents.rooms().stream()
                            .filter(room -> title.equals(room.settings().title()))
                            .toList();
        }
        if (found.size() > 1) {
            throw Terminal.refused(
                    "More than one room is called so. Name one by its id: "
                            + found.stream()
                                    .map(room -> room.name().value())
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        if (found.isEmpty()) {
            throw Terminal.refused(
                    "There is no such room in which something was written. Check --room and"
                            + " --data.");
        }
        return new RoomChoice(found.getFirst().name(), title(contents, found.getFirst()));
    }

    private static @Nullable RoomName roomName(String called) {
        try {
            return new RoomName(called);
        } catch (ProtocolException cannotBeAName) {
            return null;
        }
    }

    private static String title(Contents contents, Contents.Room room) {
        String title = room.settings().title();
        if (title != null) return title;
        if (!room.settings().kind().equals(RoomSummary.DIRECT)) return room.name().value();
        return contents.standings().stream()
                .filter(standing -> standing.room().equals(room.name()) && standing.isMember())
                .map(standing -> nameOf(contents, standing.uid()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String nameOf(Contents contents, String uid) {
        return contents.people().stream()
                .filter(person -> person.uid().equals(uid))
                .map(Change.Person::name)
                .map(name -> name.value())
                .findFirst()
                .orElse(uid);
    }
}
