package org.lanternchat.desktop.model;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.state.RoomState;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Who is in a room: those who keep order there, the others who are here, and who is away, each
/// group by name. Belongs to the window's thread.
///
/// Somebody who begins to type costs one look at each line and no sorting, so that a room of
/// thousands stays quick.
public final class PeopleList {
    /// From so many people on, looking for one by their name saves time.
    private static final int MANY = 12;

    private final ObservableList<PersonEntry> people = FXCollections.observableArrayList();
    private final ObservableList<PeopleLine> lines = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");

    private record Named(PersonEntry person, String folded) {}

    PeopleList() {
        filter.addListener((_, _, _) -> group());
    }

    /// Others are here than before, or they are otherwise.
    void renew(RoomState state, String ownUid) {
        List<Named> named = new ArrayList<>(state.people().size());
        for (Person person : state.people()) {
            PersonEntry entry =
                    new PersonEntry(
                            person.uid(),
                            person.name(),
                            person.role() == null ? Role.MEMBER : person.role(),
                            person.uid().equals(ownUid),
                            Boolean.TRUE.equals(person.away()),
                            state.typing().containsKey(person.uid()));
            named.add(new Named(entry, person.name().toLowerCase(Locale.ROOT)));
        }
        named.sort(
                Comparator.comparing((Named one) -> !one.person().own())
                        .thenComparing(Named::folded)
                        .thenComparing(one -> one.person().uid()));
        ListChanges.become(people, named.stream().map(Named::person).toList());
        group();
    }

    /// Only who is typing changed.
    void renewTyping(RoomState state) {
        for (int i = 0; i < people.size(); i++) {
            PersonEntry person = people.get(i);
            PersonEntry now = person.typing(state.typing().containsKey(person.uid()));
            if (!now.equals(person)) people.set(i, now);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!(lines.get(i) instanceof PeopleLine.Someone(PersonEntry person))) continue;
            PersonEntry now = person.typing(state.typing().containsKey(person.uid()));
            if (!now.equals(person)) lines.set(i, new PeopleLine.Someone(now));
        }
    }

    private void group() {
        Map<PeopleLine.Group, List<PeopleLine>> groups = new EnumMap<>(PeopleLine.Group.class);
        String wanted = Ranking.folded(filter.get());
        for (PersonEntry person : people) {
            if (!Ranking.has(wanted, person.name())) continue;
            groups.computeIfAbsent(groupOf(person), _ -> new ArrayList<>())
                    .add(new PeopleLine.Someone(person));
        }
        List<PeopleLine> fresh = new ArrayList<>(people.size() + 3);
        groups.forEach(
                (group, members) -> {
                    fresh.add(new PeopleLine.Title(group, members.size()));
                    fresh.addAll(members);
                });
        ListChanges.become(lines, fresh);
    }

    private static PeopleLine.Group groupOf(PersonEntry person) {
        if (person.away()) return PeopleLine.Group.AWAY;
        boolean order = person.role().isAtLeast(Role.MODERATOR);
        return order ? PeopleLine.Group.ORDER : PeopleLine.Group.HERE;
    }

    /// Everybody, changed in place: oneself, then by name.
    public ObservableList<PersonEntry> people() {
        return people;
    }

    /// The lines of the pane, changed in place.
    public ObservableList<PeopleLine> lines() {
        return lines;
    }

    /// Whose name is looked for; empty for everybody.
    public StringProperty filterProperty() {
        return filter;
    }

    /// So many that one looks for somebody by name.
    public boolean isMany() {
        return people.size() > MANY;
    }
}
