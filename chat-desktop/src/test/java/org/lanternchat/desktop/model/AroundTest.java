package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.settings.Telling;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.protocol.ServerEvent.Hit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// What stands around the messages, without a window.
class AroundTest {
    @TempDir Path folder;
    private final List<SignedIn> open = new ArrayList<>();

    @AfterEach
    void end() {
        open.forEach(SignedIn::close);
    }

    private SignedIn alice(String... rooms) {
        SignedIn alice = new SignedIn(folder, rooms);
        open.add(alice);
        return alice;
    }

    private static <C extends ClientCommand> C last(SignedIn alice, Class<C> kind) {
        return alice.server.heard(kind).getLast();
    }

    private static List<String> lines(SignedIn alice) {
        return alice.chat().sidebar().stream()
                .map(
                        line ->
                                switch (line) {
                                    case SidebarLine.DirectTitle _ -> "--";
                                    case SidebarLine.Room(RoomEntry entry) ->
                                            entry.labelProperty().get();
                                })
                .toList();
    }

    private static RoomEntry entry(SignedIn alice, String room) {
        return alice.chat().entries().stream()
                .filter(one -> one.name().equals(room))
                .findFirst()
                .orElseThrow();
    }

    // ---- the sidebar

    @Test
    void roomsStandByNameAndConversationsBelowWhateverComes() {
        SignedIn alice = alice("tech", "general");
        alice.conversationWithBob(0);
        assertThat(lines(alice)).containsExactly("general", "tech", "--", "bob");
        alice.server.say(SignedIn.said("tech", 1, "hi"));
        assertThat(lines(alice)).containsExactly("general", "tech", "--", "bob");
    }

    @Test
    void mentionsAreCountedInRoomsThatAreNotShown() {
        SignedIn alice = alice("general", "tech");
        alice.chat().show("general");
        alice.server.say(
                SignedIn.said("tech", 1, "hi"), SignedIn.said("tech", 2, "hi @alice", "u1"));
        assertThat(entry(alice, "tech").unreadProperty().get()).isEqualTo(2);
        assertThat(entry(alice, "tech").mentionsProperty().get()).isEqualTo(1);
        alice.chat().show("tech");
        alice.chat().saw(alice.room(), true, 2);
        assertThat(entry(alice, "tech").mentionsProperty().get()).isZero();
    }

    @Test
    void theOtherOfAConversationIsHereAwayOrGone() {
        SignedIn alice = alice("general");
        alice.conversationWithBob(1);
        RoomEntry bob = entry(alice, SignedIn.DIRECT);
        assertThat(bob.presenceProperty().get()).isEqualTo(Presence.GONE);
        alice.people("general", new Person("u2", "bob"));
        assertThat(bob.presenceProperty().get()).isEqualTo(Presence.HERE);
        alice.people("general", new Person("u2", "bob", true, null));
        assertThat(bob.presenceProperty().get()).isEqualTo(Presence.AWAY);
    }

    @Test
    void unreadRoomsAreWalkedButNotMutedOnes() {
        SignedIn alice = alice("general", "kitchen", "random", "tech");
        alice.chat().show("general");
        alice.server.say(SignedIn.said("random", 1, "hi"), SignedIn.said("kitchen", 1, "hi"));
        alice.chat().show("kitchen");
        alice.chat().around().setTelling(alice.room(), Telling.NOTHING);
        alice.chat().show("general");
        alice.server.say(SignedIn.said("kitchen", 2, "psst"));
        alice.chat().walkUnread(1);
        assertThat(alice.room().name()).isEqualTo("random");
        alice.chat().saw(alice.room(), true, 1);
        alice.chat().walkUnread(1);
        assertThat(alice.room().name()).isEqualTo("random");
        assertThat(entry(alice, "kitchen").mutedProperty().get()).isTrue();
        assertThat(alice.chat().titleProperty().get()).startsWith("#random");
    }

    // ---- people

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
                .extracting(AroundTest::shown)
                .containsExactly("ORDER 1", "Zoë", "HERE 2", "alice", "Carol", "AWAY 1", "bob");
        people.filterProperty().set("ZO");
        assertThat(people.lines()).extracting(AroundTest::shown).containsExactly("ORDER 1", "Zoë");
    }

    private static String shown(PeopleLine line) {
        return switch (line) {
            case PeopleLine.Title(PeopleLine.Group group, int size) -> group + " " + size;
            case PeopleLine.Someone(PersonEntry person) -> person.name();
        };
    }

    @Test
    void fiveThousandPeopleStayQuick() {
        SignedIn alice = alice("general");
        Person[] many =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> new Person("p" + i, "person " + (i * 7_919) % 5_000))
                        .toArray(Person[]::new);
        alice.people("general", many);
        int changes = 50;
        long begin = System.nanoTime();
        for (int i = 0; i < changes; i++) {
            alice.server.say(new ServerEvent.Typing("general", "p" + i, "x", true));
        }
        Duration each = Duration.ofNanos((System.nanoTime() - begin) / changes);
        assertThat(each).isLessThan(Duration.ofMillis(16));
        assertThat(alice.room().people()).hasSize(5_001);
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
        var asked = last(alice, ClientCommand.Moderate.class);
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

    // ---- going somewhere

    @Test
    void aConversationIsOpenedOnceAndShownAfterwards() {
        SignedIn alice = alice("general");
        alice.chat().around().doors().direct("u2", _ -> {});
        String rid = last(alice, ClientCommand.Direct.class).rid();
        alice.server.say(
                new ServerEvent.Joined(
                        rid,
                        SignedIn.DIRECT,
                        "direct",
                        null,
                        null,
                        new Person("u2", "bob"),
                        0,
                        0,
                        null,
                        null,
                        null));
        assertThat(alice.room().label()).isEqualTo("bob");
        alice.chat().show("general");
        alice.chat().around().doors().direct("bob", _ -> {});
        assertThat(alice.room().label()).isEqualTo("bob");
        assertThat(alice.server.heard(ClientCommand.Direct.class)).hasSize(1);
    }

    @Test
    void theSwitcherRanksRoomsAndPeople() {
        SignedIn alice = alice("general", "tech");
        alice.conversationWithBob(2);
        alice.people("general", new Person("u3", "Gene"), new Person("u2", "bob"));
        Switcher switcher = alice.chat().around().switcher();
        assertThat(switcher.found().getFirst().label()).isEqualTo("bob");
        switcher.typedProperty().set("gen");
        assertThat(switcher.found())
                .extracting(Switcher.Target::label)
                .containsExactly("general", "Gene");
        switcher.typedProperty().set("@ge");
        assertThat(switcher.found()).extracting(Switcher.Target::label).containsExactly("Gene");
        switcher.choose(switcher.found().getFirst());
        assertThat(last(alice, ClientCommand.Direct.class).to()).isEqualTo("u3");
    }

    @Test
    void aMessageIsSoughtPageByPage() {
        SignedIn alice = alice("general");
        alice.server.join("general", SignedIn.said("general", 300, "late"));
        alice.chat().around().jump().to("general", 180);
        assertThat(last(alice, ClientCommand.History.class).before()).isEqualTo(300);
        alice.server.say(page(250));
        alice.world.pass(Duration.ofSeconds(1));
        assertThat(last(alice, ClientCommand.History.class).before()).isEqualTo(250);
        alice.server.say(page(170));
        alice.world.pass(Duration.ofSeconds(1));
        assertThat(alice.server.heard(ClientCommand.History.class)).hasSize(2);
    }

    private static ServerEvent.History page(long seq) {
        List<ServerEvent.Chat> messages = List.of(SignedIn.said("general", seq, "old"));
        return new ServerEvent.History(null, "general", messages, true, true);
    }

    // ---- commands

    private static String problem(SignedIn alice, String typed) {
        alice.room().draftProperty().set(typed);
        return String.valueOf(alice.chat().post(alice.room()));
    }

    @Test
    void commandsAreDoneAndSlashesInMessagesStay() {
        SignedIn alice = alice("general");
        assertThat(problem(alice, "/me waves")).isEqualTo("null");
        assertThat(last(alice, ClientCommand.Chat.class).text()).isEqualTo("*waves*");
        assertThat(problem(alice, "/me a*b")).isEqualTo("null");
        assertThat(last(alice, ClientCommand.Chat.class).text()).isEqualTo("_a*b_");
        assertThat(problem(alice, "/usr/bin is full")).isEqualTo("null");
        assertThat(last(alice, ClientCommand.Chat.class).text()).isEqualTo("/usr/bin is full");
        assertThat(problem(alice, "//join is a command")).isEqualTo("null");
        assertThat(last(alice, ClientCommand.Chat.class).text()).isEqualTo("/join is a command");
        assertThat(problem(alice, "/topic Soup")).isEqualTo("null");
        assertThat(last(alice, ClientCommand.Topic.class).text()).isEqualTo("Soup");
        assertThat(problem(alice, "/JOIN #Tech")).isEqualTo("null");
        assertThat(last(alice, ClientCommand.Join.class).room().value()).isEqualTo("tech");
        assertThat(alice.room().draftProperty().get()).isEmpty();
    }

    @Test
    void aWrongCommandStaysInTheDraftWithASentence() {
        SignedIn alice = alice("general");
        assertThat(problem(alice, "/nonsense x")).contains("/nonsense");
        assertThat(alice.room().draftProperty().get()).isEqualTo("/nonsense x");
        assertThat(problem(alice, "/msg bob")).contains("/msg name text");
        assertThat(problem(alice, "/topic " + "x".repeat(300))).isNotEqualTo("null");
        assertThat(alice.server.heard(ClientCommand.Chat.class)).isEmpty();
    }

    @Test
    void aRefusedDirectMessageIsTypedAgain() {
        SignedIn alice = alice("general");
        assertThat(problem(alice, "/msg @ghost are you there")).isEqualTo("null");
        var direct = last(alice, ClientCommand.Direct.class);
        assertThat(direct.to()).isEqualTo("ghost");
        alice.server.say(
                Failure.of(ErrorCode.NOT_FOUND, "Nobody is called that.")
                        .about(direct.rid(), null, null));
        assertThat(alice.room().draftProperty().get()).isEqualTo("/msg @ghost are you there");
        assertThat(alice.chat().troubleProperty().get()).isEqualTo("Nobody is called that.");
    }

    // ---- search

    @Test
    void onlyTheLastWordThatWasTypedIsLookedFor() {
        SignedIn alice = alice("general");
        SearchModel search = alice.chat().around().search();
        search.queryProperty().set("nee");
        search.queryProperty().set("needle");
        alice.world.pass(SearchModel.PAUSE);
        assertThat(alice.server.heard(ClientCommand.Search.class)).hasSize(1);
        var first = last(alice, ClientCommand.Search.class);
        assertThat(Objects.requireNonNull(first.room()).value()).isEqualTo("general");
        search.everywhereProperty().set(true);
        var second = last(alice, ClientCommand.Search.class);
        assertThat(second.room()).isNull();
        alice.server.say(new ServerEvent.Results(first.rid(), List.of(hit(1, "old")), null));
        assertThat(search.hits()).isEmpty();
        alice.server.say(new ServerEvent.Results(second.rid(), List.of(hit(7, "a needle")), 5L));
        assertThat(search.hits()).hasSize(1);
        assertThat(search.moreProperty().get()).isTrue();
        search.more();
        search.more();
        assertThat(alice.server.heard(ClientCommand.Search.class)).hasSize(3);
        assertThat(last(alice, ClientCommand.Search.class).before()).isEqualTo(5);
    }

    private static Hit hit(long seq, String text) {
        return new Hit("general", seq, 0, "u2", "bob", text, List.of(List.of(2, 6)));
    }

    @Test
    void marksCountLettersAndNotHalvesAndStayInsideOfTheText() {
        Hit hit =
                new Hit(
                        "general",
                        1,
                        0,
                        "u2",
                        "bob",
                        "👍👍 needle\nhere",
                        List.of(List.of(3, 6), List.of(-4, 2), List.of(900, 5), List.of(1)));
        SearchHit shown = SearchHit.of(hit, "#general", "Today");
        assertThat(shown.parts())
                .containsExactly(
                        new SearchHit.Part("👍👍 ", false),
                        new SearchHit.Part("needle", true),
                        new SearchHit.Part(" here", false));
        String far = "x".repeat(500) + "needle" + "y".repeat(500);
        SearchHit cut =
                SearchHit.of(
                        new Hit("g", 1, 0, "u", "b", far, List.of(List.of(500, 6))), "g", "now");
        assertThat(cut.text()).startsWith("…").endsWith("…").contains("needle");
        assertThat(SearchHit.of(new Hit("g", 1, 0, "u", "b", "", List.of()), "g", "").parts())
                .isEmpty();
    }

    // ---- being told

    private static List<Alert> listen(SignedIn alice) {
        List<Alert> heard = new ArrayList<>();
        alice.chat().around().alerts().tellTo(heard::add);
        return heard;
    }

    @Test
    void onlyWhatIsMeantForAliceAndOutOfSightIsTold() {
        SignedIn alice = alice("general", "tech");
        alice.chat().show("general");
        List<Alert> heard = listen(alice);
        alice.server.say(SignedIn.said("general", 1, "@alice in sight", "u1"));
        alice.server.say(SignedIn.said("tech", 1, "for everyone"));
        assertThat(heard).isEmpty();
        alice.server.say(SignedIn.said("tech", 2, "@alice\nlook", "u1"));
        assertThat(heard).containsExactly(new Alert("tech", 2, "bob in #tech", "@alice look"));
        alice.chat().setWatched(false);
        alice.server.say(SignedIn.said("general", 2, "@alice again", "u1"));
        assertThat(heard).hasSize(2);
    }

    @Test
    void whatAPersonChoseForARoomHoldsAndNothingIsToldWhileQuiet() {
        SignedIn alice = alice("general", "tech");
        alice.chat().show("tech");
        alice.chat().around().setTelling(alice.room(), Telling.ALL);
        alice.chat().show("general");
        List<Alert> heard = listen(alice);
        alice.server.say(SignedIn.said("tech", 1, "for everyone"));
        assertThat(heard).hasSize(1);
        alice.world.pass(Alerts.PAUSE);
        alice.settings.update(all -> all.with(all.preferences().quiet(true)));
        alice.server.say(SignedIn.said("tech", 2, "psst"));
        assertThat(heard).hasSize(1);
    }

    @Test
    void aFloodIsToldAsANumber() {
        SignedIn alice = alice("general");
        alice.conversationWithBob(0);
        List<Alert> heard = listen(alice);
        for (int i = 1; i <= 100; i++) {
            alice.server.say(SignedIn.said(SignedIn.DIRECT, i, "message " + i));
        }
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().title()).isEqualTo("bob");
        alice.world.pass(Alerts.PAUSE);
        assertThat(heard).hasSize(2);
        assertThat(heard.getLast().title()).isEqualTo("99 new messages in bob");
        alice.world.pass(Alerts.PAUSE);
        assertThat(heard).hasSize(2);
    }
}
