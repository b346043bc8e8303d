package org.lanternchat.server.room;

import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who came and went since the room last told, netted: nobody did both. Belongs to the room's
/// thread.
final class Comings {
    /// Up to so many are told one by one, more are told in a sum.
    private static final int ONE_BY_ONE = 3;

    /// So many are named in a sum.
    private static final int NAMED = 2;

    private final Map<String, Person> came = new LinkedHashMap<>();
    private final Map<String, Person> went = new LinkedHashMap<>();
    private final Map<String, Person> changed = new LinkedHashMap<>();
    private final Map<String, Person> joined = new LinkedHashMap<>();
    private final Map<String, Person> left = new LinkedHashMap<>();

    void came(Person person) {
        went.remove(person.uid());
        changed.remove(person.uid());
        came.put(person.uid(), person);
        if (left.remove(person.uid()) == null) joined.put(person.uid(), person);
    }

    void went(Person person) {
        came.remove(person.uid());
        changed.remove(person.uid());
        went.put(person.uid(), person);
        if (joined.remove(person.uid()) == null) left.put(person.uid(), person);
    }

    /// Somebody who is in has another name, another role, or is away or back. Who has just come is
    /// named twice: those who came know from `joined` what they are, until a change tells another.
    void changed(Person person) {
        came.replace(person.uid(), person);
        changed.put(person.uid(), person);
        joined.computeIfPresent(person.uid(), (_, _) -> person);
    }

    boolean isEmpty() {
        return came.isEmpty() && went.isEmpty() && changed.isEmpty();
    }

    ServerEvent.Presence presence(RoomName room, int count) {
        return new ServerEvent.Presence(
                room.value(),
                count,
                List.copyOf(came.values()),
                List.copyOf(went.keySet()),
                List.copyOf(changed.values()));
    }

    /// The same for people, as lines in the room.
    ///
    /// @param title how people call the room
    List<ServerEvent.SystemNotice> notices(RoomName room, String title, long at) {
        List<ServerEvent.SystemNotice> notices = new ArrayList<>();
        tell(notices, room, title, at, "joined", joined);
        tell(notices, room, title, at, "left", left);
        return notices;
    }

    void clear() {
        came.clear();
        went.clear();
        changed.clear();
        joined.clear();
        left.clear();
    }

    private static void tell(
            List<ServerEvent.SystemNotice> notices,
            RoomName room,
            String title,
            long at,
            String event,
            Map<String, Person> people) {
        if (people.size() > ONE_BY_ONE) {
            notices.add(sum(room, title, at, event, List.copyOf(people.values())));
            return;
        }
        for (Person person : people.values()) {
            notices.add(
                    new ServerEvent.SystemNotice(
                            room.value(),
                            at,
                            event,
                            person.uid(),
                            person.name(),
                            person.name() + " " + event + " " + title));
        }
    }

    private static ServerEvent.SystemNotice sum(
            RoomName room, String title, long at, String event, List<Person> people) {
        String text =
                people.get(0).name()
                        + ", "
                        + people.get(1).name()
                        + " and "
                        + (people.size() - NAMED)
                        + " others "
                        + event
                        + " "
                        + title;
        List<Person> named =
                people.subList(0, NAMED).stream()
                        .map(person -> new Person(person.uid(), person.name()))
                        .toList();
        ServerEvent.Sum sum = new ServerEvent.Sum(event, people.size(), named);
        return new ServerEvent.SystemNotice(room.value(), at, "many", null, null, null, sum, text);
    }
}
