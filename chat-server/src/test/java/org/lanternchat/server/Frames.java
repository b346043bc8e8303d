package org.lanternchat.server;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.StreamSupport;

/// What tests look up in frames. Without state; any thread may call it.
final class Frames {
    private Frames() {}

    /// One field of each element of a list.
    static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asString(""))
                .toList();
    }

    static String type(JsonNode frame) {
        return frame.path("type").asString("");
    }

    /// The summary of a room in a `welcome` or `rooms`; a missing node when it is not listed.
    static JsonNode room(JsonNode rooms, String room) {
        for (JsonNode one : rooms.path("rooms")) {
            if (one.path("room").asString("").equals(room)) return one;
        }
        return rooms.path("no such room");
    }
}
