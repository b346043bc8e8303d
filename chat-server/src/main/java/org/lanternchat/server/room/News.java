package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.time.Timers;

import java.util.Map;

/// What members are told about one another: who came, went and changed, and what they have read,
/// each gathered and told at its own pace. A slow reader may miss it. Belongs to the room's thread.
final class News {
    private final RoomName name;
    private final Crowd crowd;
    private final Inbox inbox;
    private final Timers timers;
    private final Comings comings = new Comings();
    private final SeenMarks seen = new SeenMarks();
    private boolean tellingIsDue;
    private long lastTold;

    News(RoomName name, Crowd crowd, Inbox inbox, Timers timers) {
        this.name = name;
        this.crowd = crowd;
        this.inbox = inbox;
        this.timers = timers;
        this.lastTold = timers.nanos() - Limits.PRESENCE_EVERY.toNanos();
    }

    void came(Person person) {
        comings.came(person);
    }

    void went(Person person) {
        comings.went(person);
    }

    void changed(Person person) {
        comings.changed(person);
    }

    /// Somebody has read up to `seq`.
    void read(Participant who, long seq) {
        if (crowd.size() > Limits.SEEN_MEMBERS || !who.showsWhatIsSeen()) return;
        if (!crowd.isAttending(who) || !seen.add(who.identity().uid(), seq)) return;
        timers.after(Limits.SEEN_EVERY, () -> inbox.put(this::tellSeen));
    }

    private void tellSeen() {
        Map<String, Frame> frames = seen.take(name, crowd.size());
        frames.forEach(this::tellAllBut);
    }

    /// Tells who came, went and changed: at once if it was quiet, and otherwise when it is time.
    ///
    /// @param title how people call the room
    void tell(String title) {
        if (comings.isEmpty() || tellingIsDue) return;
        long wait = lastTold + Limits.PRESENCE_EVERY.toNanos() - timers.nanos();
        if (wait <= 0) {
            tellNow(title);
            return;
        }
        tellingIsDue = true;
        timers.after(
                Limits.PRESENCE_EVERY,
                () ->
                        inbox.put(
                                () -> {
                                    tellingIsDue = false;
                                    tellNow(title);
                                }));
    }

    private void tellNow(String title) {
        if (comings.isEmpty()) return;
        lastTold = timers.nanos();
        Frame presence = Frame.droppable(comings.presence(name, crowd.size()));
        crowd.tell(Dialect.VERSION_1, presence);
        for (ServerEvent.SystemNotice notice : comings.notices(name, title, timers.now())) {
            tellAllBut(notice.uid(), Frame.droppable(notice));
        }
        comings.clear();
    }

    private void tellAllBut(@Nullable String uid, Frame frame) {
        crowd.tellAllBut(Dialect.VERSION_1, frame, member -> member.identity.uid().equals(uid));
    }
}
