package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Failure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The people of a room, and what may be done with them.
class PeopleTest {
    @TempDir Path folder;
    @RegisterExtension final Doorkeeper door = new Doorkeeper();

    private SignedIn alice(String... rooms) {
        return door.signIn(folder, rooms);
    }

    @Test
    void peopleStandInGroupsAndAreFoundByName() {
        SignedIn alice = alice("general");
        alice.people(
                "general",
                new Person("u2", "Zoë", null, Role.OWNER),
                new Person("u3", "bob", true, null),
                new Person("u4", "Carol"));
        PeopleList people = alice.room().peopleList();
        assertThat(people.lines())
                .extracting(PeopleTest::shown)
                .containsExactly("ORDER 1", "Zoë", "HERE 2", "alice", "Carol", "AWAY 1", "bob");
        people.filterProperty().set("ZO");
        assertThat(people.lines()).extracting(PeopleTest::shown).containsExactly("ORDER 1", "Zoë");
    }

    private static String shown(PeopleLine line) {
        return switch (line) {
            case PeopleLine.Title(PeopleLine.Group group, int size) -> group + " " + size;
            case PeopleLine.Someone(PersonEntry person) -> person.name();
        };
    }

    @Test
    void amongFiveThousandPeopleOnlyWhoTypesIsShownAnew() {
        SignedIn alice = alice("general");
        Person[] many =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> new Person("p" + i, "person " + (i * 7_919) % 5_000))
                        .toArray(Person[]::new);
        alice.people("general", many);
        assertThat(alice.room().people()).hasSize(5_001);
        List<String> shown = new ArrayList<>();
        alice.room()
                .people()
                .addListener(
                        (ListChangeListener<PersonEntry>)
                                change -> {
                                    while (change.next()) {
                                        change.getAddedSubList()
                                                .forEach(one -> shown.add(one.uid()));
                                    }
                                });
        alice.server.say(new ServerEvent.Typing("general", "p7", "x", true));
        assertThat(shown).allMatch("p7"::equals).hasSizeLessThanOrEqualTo(1);
        assertThat(alice.room().typingProperty().get()).contains("x");
    }

    @Test
    void onlyAGreaterRoleActsOnSomebody() {
        SignedIn alice = alice("general");
        alice.people("general", new Person("u2", "bob"), new Person("u3", "o", null, Role.OWNER));
        PersonEntry bob = alice.room().people().get(1);
        PersonEntry owner = alice.room().people().get(2);
        Moderating order = alice.chat().around().moderating();
        assertThat(order.may(alice.room(), bob)).isFalse();
        alice.role("general", Role.MODERATOR);
        assertThat(order.may(alice.room(), bob)).isTrue();
        assertThat(order.may(alice.room(), owner)).isFalse();
        assertThat(order.mayGiveRoles(alice.room(), bob)).isFalse();
        alice.role("general", Role.OWNER);
        assertThat(order.mayGiveRoles(alice.room(), bob)).isTrue();
        assertThat(order.may(alice.room(), alice.room().people().getFirst())).isFalse();
    }

    @Test
    void aRefusalIsToldWhereItWasAskedAndNowhereElse() {
        SignedIn alice = alice("general");
        alice.people("general", new Person("u2", "bob"));
        alice.role("general", Role.MODERATOR);
        PersonEntry bob = alice.room().people().get(1);
        List<Answer> answers = new ArrayList<>();
        alice.chat()
                .around()
                .moderating()
                .act(alice.room(), ClientCommand.Action.MUTE, bob, 600, " why ", answers::add);
        var asked = alice.last(ClientCommand.Moderate.class);
        assertThat(asked.why()).isEqualTo("why");
        assertThat(asked.seconds()).isEqualTo(600);
        alice.server.say(
                Failure.of(ErrorCode.FORBIDDEN, "Bob is greater.")
                        .about(asked.rid(), null, asked.room()));
        assertThat(answers).containsExactly(new Answer.Refused("Bob is greater."));
        assertThat(alice.chat().troubleProperty().get()).isEmpty();
    }

    @Test
    void whatIsAskedIsAnsweredOnceAlsoWithoutAServer() {
        SignedIn alice = alice("general");
        List<String> refusals = new ArrayList<>();
        alice.chat().around().doors().privateRoom("x", "", refusals::add);
        alice.server.breakConnection();
        assertThat(refusals).hasSize(1);
        alice.chat().around().doors().privateRoom("x", "", refusals::add);
        assertThat(refusals).hasSize(2);
        alice.server.welcome("general");
        alice.chat().around().doors().privateRoom("x", "", refusals::add);
        alice.world.pass(Requests.PATIENCE);
        assertThat(refusals).hasSize(3);
        alice.world.pass(Requests.PATIENCE);
        assertThat(refusals).hasSize(3);
    }
}
