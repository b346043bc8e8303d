package org.lanternchat.server.journal;

import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.rules.Rules;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who wrote when in the rooms that have a pace, which those who look after them need not keep.
/// Belongs to the journal's thread. Rooms without a pace are forgotten.
final class SlowRooms {
    private final Rules rules;
    private final Map<RoomName, Map<String, Long>> lastByRoom = new HashMap<>();

    SlowRooms(Rules rules) {
        this.rules = rules;
    }

    /// @throws TooSoon when this person has just written
    void check(Draft draft, long now) {
        long pace = Duration.ofSeconds(pace(draft.room())).toMillis();
        Long last = lastByRoom.getOrDefault(draft.room(), Map.of()).get(draft.who().uid());
        if (pace == 0 || last == null || now >= last + pace) return;
        if (rules.isModerator(draft.room(), draft.who())) return;
        throw new TooSoon(last + pace - now);
    }

    void written(Draft draft, long now) {
        if (!(draft.command() instanceof ClientCommand.Chat)) return;
        if (pace(draft.room()) == 0) {
            lastByRoom.remove(draft.room());
            return;
        }
        Map<String, Long> last =
                lastByRoom.computeIfAbsent(draft.room(), _ -> new LinkedHashMap<>());
        last.remove(draft.who().uid());
        last.put(draft.who().uid(), now);
        forgetWhoMayWriteAgain(last, now - Duration.ofSeconds(pace(draft.room())).toMillis());
    }

    /// Guests come and go, each with a uid of their own. The oldest are in front.
    private static void forgetWhoMayWriteAgain(Map<String, Long> last, long since) {
        Iterator<Long> times = last.values().iterator();
        while (times.hasNext() && times.next() <= since) times.remove();
    }

    /// For how many people something is kept in this room.
    int kept(RoomName room) {
        return lastByRoom.getOrDefault(room, Map.of()).size();
    }

    void notWritten(Draft draft) {
        lastByRoom.getOrDefault(draft.room(), new HashMap<>()).remove(draft.who().uid());
    }

    private long pace(RoomName room) {
        return rules.of(room).settings().slow();
    }

    /// The room is slow: `retry` is in how many milliseconds this person may write again.
    static final class TooSoon extends RuntimeException {
        private final long retry;

        TooSoon(long retry) {
            super("This room is slow. Please wait before you write again.", null, false, false);
            this.retry = retry;
        }

        ErrorCode code() {
            return ErrorCode.SLOW;
        }

        long retry() {
            return retry;
        }
    }
}
