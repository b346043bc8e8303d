package org.lanternchat.protocol.state;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.ServerEvent.Presence;
import org.lanternchat.protocol.ServerEvent.Seen;
import org.lanternchat.protocol.ServerEvent.Typing;
import org.lanternchat.protocol.ServerEvent.Users;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Who is in a room, who types, and how far the others have read. Belongs to the thread of its
/// `RoomState`.
final class RoomPeople {
    private final String ownUid;
    private final LinkedHashMap<String, Person> people = new LinkedHashMap<>();
    private final LinkedHashMap<String, String> typing = new LinkedHashMap<>();
    private final LinkedHashMap<String, Long> seen = new LinkedHashMap<>();
    private int count;
    private boolean more;

    RoomPeople(String ownUid) {
        this.ownUid = ownUid;
    }

    Set<Changed> take(Users users) {
        people.clear();
        users.users().forEach(person -> people.put(person.uid(), person));
        count = users.count();
        more = Boolean.TRUE.equals(users.more());
        return EnumSet.of(Changed.PEOPLE);
    }

    Set<Changed> take(Presence presence) {
        EnumSet<Changed> changed = EnumSet.of(Changed.PEOPLE);
        presence.came().forEach(person -> people.put(person.uid(), person));
        presence.changed().forEach(person -> people.replace(person.uid(), person));
        for (String uid : presence.went()) {
            people.remove(uid);
            changed.addAll(typingExpired(uid));
        }
        count = presence.count();
        return changed;
    }

    Set<Changed> take(Typing person) {
        if (person.uid().equals(ownUid)) return nothing();
        if (!person.on()) return typingExpired(person.uid());
        return person.name().equals(typing.put(person.uid(), person.name()))
                ? nothing()
                : EnumSet.of(Changed.TYPING);
    }

    Set<Changed> typingExpired(String uid) {
        return typing.remove(uid) == null ? nothing() : EnumSet.of(Changed.TYPING);
    }

    Set<Changed> nobodyTypes() {
        typing.clear();
        return EnumSet.of(Changed.TYPING);
    }

    Set<Changed> take(Seen mark) {
        boolean news = mark.seq() > seen.getOrDefault(mark.uid(), 0L);
        if (!news || mark.uid().equals(ownUid)) return nothing();
        seen.put(mark.uid(), mark.seq());
        return EnumSet.of(Changed.MARKS);
    }

    private static Set<Changed> nothing() {
        return EnumSet.noneOf(Changed.class);
    }

    Collection<Person> all() {
        return Collections.unmodifiableCollection(people.values());
    }

    @Nullable Person get(String uid) {
        return people.get(uid);
    }

    int count() {
        return count;
    }

    boolean hasMore() {
        return more;
    }

    Map<String, String> typing() {
        return Collections.unmodifiableMap(typing);
    }

    Map<String, Long> seen() {
        return Collections.unmodifiableMap(seen);
    }
}
