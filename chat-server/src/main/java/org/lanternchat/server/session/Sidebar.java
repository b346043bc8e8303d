package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.room.Room;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The rooms as one person sees them: those that exist for them, which of them they are in, and
/// what they have not read there. Any thread may call it.
final class Sidebar {
    /// What a room takes besides its topic, about; and a letter at the most.
    private static final int ENVELOPE = 200;

    private static final int BYTES_A_LETTER = 3;

    private final Services services;
    private final Identity who;

    Sidebar(Services services, Identity who) {
        this.services = services;
        this.who = who;
    }

    /// Gives the whole list to `then`: at once where all is in memory, and otherwise on the
    /// server's executor, after the rooms in question have read what they keep there.
    void list(Consumer<List<RoomSummary>> then) {
        List<Room> unread = new ArrayList<>();
        for (RoomSummary told : told()) {
            if (personal(told) != null) continue;
            Room room = services.rooms().find(new RoomName(told.room()));
            if (room != null) unread.add(room);
        }
        if (unread.isEmpty()) {
            then.accept(now());
            return;
        }
        AtomicInteger left = new AtomicInteger(unread.size());
        Runnable one =
                () -> {
                    if (left.decrementAndGet() == 0) {
                        services.executor().execute(() -> then.accept(now()));
                    }
                };
        for (Room room : unread) {
            if (!room.whenLoaded(one)) one.run();
        }
    }

    /// The list as far as it is known without waiting: what is not counted has no numbers.
    List<RoomSummary> now() {
        Set<RoomName> in = services.sessions().roomsOf(who);
        List<RoomSummary> list = new ArrayList<>();
        for (RoomSummary told : told()) {
            RoomName name = new RoomName(told.room());
            Role role = services.rules().roleIn(name, who);
            RoomSummary mine =
                    told.forPerson(
                            in.contains(name) ? true : null, role == Role.MEMBER ? null : role);
            RoomSummary counted = personal(mine);
            list.add(counted == null ? mine : counted);
        }
        return fitting(list);
    }

    /// A list that would be very large goes without topics, which a join tells, too: it must not be
    /// more than a connection's queue holds.
    private static List<RoomSummary> fitting(List<RoomSummary> list) {
        int bytes = 0;
        for (RoomSummary room : list) bytes += ENVELOPE + BYTES_A_LETTER * letters(room.topic());
        if (bytes <= Limits.PAGE_BYTES) return list;
        return list.stream().map(RoomSummary::withoutTopic).toList();
    }

    private static int letters(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private List<RoomSummary> told() {
        List<RoomSummary> told = new ArrayList<>(services.rooms().summaries());
        for (RoomName name : services.rules().hiddenRoomsOf(who.uid())) {
            RoomSummary hidden = services.rooms().summary(name, who.uid());
            if (hidden != null) told.add(hidden);
        }
        return told;
    }

    /// With what this person has not read; null when only the disk knows.
    private @Nullable RoomSummary personal(RoomSummary told) {
        RoomName name = new RoomName(told.room());
        long mark = services.marks().get(who.uid(), name);
        if (mark < 0 && name.isOpen()) return told;
        return services.rooms().unread(told, who.uid(), Math.max(0, mark));
    }
}
