package org.lanternchat.server.room;

import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What members have read since the others were told, gathered so that they are told once a second
/// at the most. Belongs to the room's thread; holds one mark for each member.
final class SeenMarks {
    private final Map<String, Long> pending = new LinkedHashMap<>();
    private boolean isDue;

    /// Takes a mark; whether somebody must see to it that it is told in a second.
    boolean add(String uid, long seq) {
        pending.merge(uid, seq, Math::max);
        if (isDue) return false;
        isDue = true;
        return true;
    }

    /// What is to be told now, by whom it is about; nothing in a room with too many members.
    Map<String, Frame> take(RoomName room, int members) {
        isDue = false;
        Map<String, Frame> frames = new LinkedHashMap<>();
        if (members <= Limits.SEEN_MEMBERS) {
            List<String> uids = new ArrayList<>(pending.keySet());
            for (String uid : uids) {
                long seq = pending.getOrDefault(uid, 0L);
                frames.put(uid, Frame.droppable(new ServerEvent.Seen(room.value(), uid, seq)));
            }
        }
        pending.clear();
        return frames;
    }
}
