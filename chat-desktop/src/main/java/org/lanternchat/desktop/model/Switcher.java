package org.lanternchat.desktop.model;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.state.RoomState;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Goes to any room or person by a few letters of the name. Belongs to the window's thread; made
/// anew each time it is opened, since it knows the rooms and people of that moment.
public final class Switcher {
    private static final int SHOWN = 8;

    private final ChatModel chat;
    private final List<Target> targets = new ArrayList<>();
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<Target> found = FXCollections.observableArrayList();

    /// Where one can go. Immutable.
    public sealed interface Target {
        /// What it is called.
        String label();

        /// How much is unread there.
        int unread();

        record Room(String room, String label, boolean open, int unread) implements Target {}

        record Someone(String uid, String label, Presence presence, int unread) implements Target {}
    }

    private record Ranked(Target target, int rank) {}

    Switcher(ChatModel chat, Iterable<RoomState> rooms) {
        this.chat = chat;
        Map<String, Target> people = new LinkedHashMap<>();
        for (RoomEntry entry : chat.entries()) {
            int unread = entry.unreadProperty().get();
            String label = entry.labelProperty().get();
            Person with = entry.with();
            if (with == null) {
                targets.add(new Target.Room(entry.name(), label, entry.isOpen(), unread));
            } else {
                Presence presence = entry.presenceProperty().get();
                people.put(with.uid(), new Target.Someone(with.uid(), label, presence, unread));
            }
        }
        for (RoomState room : rooms) {
            for (Person person : room.people()) {
                people.computeIfAbsent(person.uid(), _ -> someone(person));
            }
        }
        people.remove(chat.ownUidProperty().get());
        targets.addAll(people.values());
        typed.subscribe(_ -> find());
    }

    private static Target someone(Person person) {
        return new Target.Someone(person.uid(), person.name(), Presence.of(person), 0);
    }

    private void find() {
        String letters = typed.get().strip();
        boolean onlyRooms = letters.startsWith("#");
        boolean onlyPeople = letters.startsWith("@");
        String wanted = Ranking.folded(onlyRooms || onlyPeople ? letters.substring(1) : letters);
        List<Ranked> fitting = new ArrayList<>();
        for (Target target : targets) {
            boolean room = target instanceof Target.Room;
            if (room ? onlyPeople : onlyRooms) continue;
            int rank = Ranking.of(wanted, target.label());
            if (rank != Ranking.NONE) fitting.add(new Ranked(target, rank));
        }
        fitting.sort(
                Comparator.comparingInt((Ranked one) -> -one.rank())
                        .thenComparing(one -> one.target().unread() == 0)
                        .thenComparing(one -> one.target() instanceof Target.Someone)
                        .thenComparingInt(one -> one.target().label().length())
                        .thenComparing(one -> one.target().label()));
        ListChanges.become(found, fitting.stream().limit(SHOWN).map(Ranked::target).toList());
    }

    /// Goes there.
    public void choose(Target target) {
        switch (target) {
            case Target.Room room -> chat.show(room.room());
            case Target.Someone person -> chat.around().doors().direct(person.uid(), chat::tell);
        }
    }

    /// The letters; `#` before them means rooms only, `@` people only.
    public StringProperty typedProperty() {
        return typed;
    }

    /// The best few, the best one first.
    public ObservableList<Target> found() {
        return found;
    }
}
