package org.lanternchat.server.net;

import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.server.session.Services;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What everybody is told of this server before they are somebody: its name and address, and where
/// people are (`GET /api/info`). Any thread may call it.
final class InfoDocument {
    /// The rooms it names at the most: those with the most people, by name where that is equal.
    private static final int ROOMS = 20;

    private static final Comparator<RoomSummary> FULLEST_FIRST =
            Comparator.comparingInt(RoomSummary::count).reversed().thenComparing(RoomSummary::room);

    /// A room as it is listed.
    private record Listed(String room, int count) {}

    private InfoDocument() {}

    static byte[] of(Services services) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("name", services.server().name());
        info.put("version", services.server().version());
        info.put("protocols", List.of("v1", "tutorial"));
        boolean asks = services.joinCode().isAsked();
        info.put("invite", asks);
        info.put("people", services.sessions().people());
        info.put("address", services.address().get());
        // What rooms there are is for those who may come in.
        info.put("rooms", asks ? List.of() : rooms(services));
        return Codec.encodeDocument(info);
    }

    private static List<Listed> rooms(Services services) {
        return services.rooms().summaries().stream()
                .sorted(FULLEST_FIRST)
                .limit(ROOMS)
                .map(room -> new Listed(room.room(), room.count()))
                .toList();
    }
}
