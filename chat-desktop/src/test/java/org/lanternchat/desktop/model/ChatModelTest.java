package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.ListChangeListener;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.connection.OutboxFile;
import org.lanternchat.desktop.model.Row.Delivery;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.Settings;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Failure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

class ChatModelTest {
    private static final String ACCOUNT = Settings.key("chat.local", "alice");

    @TempDir Path folder;
    private final DiskWriter disk = new DiskWriter();
    private final FakeSurroundings world = new FakeSurroundings();
    private final FakeServer server = new FakeServer(world);
    private SettingsStore settings = SettingsStore.open(Path.of("nowhere"), disk);
    private SignInModel signIn = new SignInModel(settings, disk, Path.of("nowhere"), world, server);

    @BeforeEach
    void begin() {
        restart();
    }

    @AfterEach
    void end() {
        disk.close();
    }

    /// The app starts anew, with what is on the disk.
    private void restart() {
        disk.flush();
        settings = SettingsStore.open(folder, disk);
        signIn = new SignInModel(settings, disk, folder, world, server);
        server.heard.clear();
        signIn.addressProperty().set("chat.local");
        signIn.nameProperty().set("alice");
        signIn.join();
    }

    private ChatModel chat() {
        return Objects.requireNonNull(signIn.chatProperty().get());
    }

    private RoomModel room() {
        return Objects.requireNonNull(chat().currentProperty().get());
    }

    private List<Row.Message> messages() {
        return room().rows().stream()
                .filter(Row.Message.class::isInstance)
                .map(Row.Message.class::cast)
                .toList();
    }

    private static Chat message(long seq, String uid, @Nullable String cid, String text) {
        return message("general", seq, uid, cid, text);
    }

    private static Chat message(
            String room, long seq, String uid, @Nullable String cid, String text) {
        long at = 1_795_312_800_000L + seq * 1_000;
        return new Chat(room, seq, at, uid, "name-" + uid, cid, text, null);
    }

    private String post(String text) {
        room().draftProperty().set(text);
        assertThat(chat().post(room())).isNull();
        return String.valueOf(messages().getLast().cid());
    }

    @Test
    void theFirstHelloJoinsGeneralAndTheNextOneResumes() {
        server.welcome("general");
        var first = server.heard(ClientCommand.Hello.class).getLast();
        assertThat(first.token()).isNull();
        assertThat(Objects.requireNonNull(first.resume()).rooms()).containsOnlyKeys("general");
        server.join("general", message(1, "u2", null, "hi"));
        server.breakConnection();
        server.open();
        var second = server.heard(ClientCommand.Hello.class).getLast();
        assertThat(second.token()).isEqualTo("token-1");
        assertThat(Objects.requireNonNull(second.resume()).rooms())
                .isEqualTo(Map.of("general", 1L));
        assertThat(Objects.requireNonNull(second.resume()).epoch()).isEqualTo("e1");
    }

    @Test
    void aMessageWaitsUntilItsEchoAndStandsThereOnce() {
        server.welcome("general");
        server.join("general", message(1, "u2", null, "hi"));
        String cid = post("hello");
        assertThat(room().draftProperty().get()).isEmpty();
        assertThat(messages().getLast().delivery()).isInstanceOf(Delivery.Waiting.class);
        assertThat(server.heard(ClientCommand.Chat.class)).hasSize(1);
        server.say(message(2, "u1", cid, "hello"));
        assertThat(messages()).hasSize(2);
        assertThat(messages().getLast().delivery()).isInstanceOf(Delivery.Safe.class);
        assertThat(messages().getLast().own()).isTrue();
        assertThat(OutboxFile.open(folder, ACCOUNT, disk).isEmpty()).isTrue();
    }

    @Test
    void whatIsWrittenOfflineIsSentInOrderAfterSynced() {
        server.welcome("general");
        server.join("general");
        server.breakConnection();
        post("one");
        post("two");
        assertThat(server.heard(ClientCommand.Chat.class)).isEmpty();
        server.open();
        server.say(FakeServer.welcomeEvent("e1", "general"));
        assertThat(server.heard(ClientCommand.Chat.class)).isEmpty();
        server.join("general");
        assertThat(server.heard(ClientCommand.Chat.class))
                .extracting(ClientCommand.Chat::text)
                .containsExactly("one", "two");
    }

    @Test
    void whatWaitedIsSentWithTheSameCidAfterARestart() {
        server.welcome("general");
        server.join("general");
        server.breakConnection();
        String cid = post("written before the crash");
        restart();
        server.welcome("general");
        server.join("general");
        assertThat(server.heard(ClientCommand.Chat.class))
                .extracting(ClientCommand.Chat::cid)
                .containsExactly(cid);
        assertThat(messages()).extracting(Row.Message::text).contains("written before the crash");
        server.say(message(1, "u1", cid, "written before the crash"));
        assertThat(messages()).hasSize(1);
    }

    @Test
    void aRefusedMessageSaysWhyAndCanGoAgainOrBeGivenUp() {
        server.welcome("general");
        server.join("general");
        String cid = post("hello");
        RoomName general = new RoomName("general");
        server.say(Failure.of(ErrorCode.MUTED, "You are muted.").about(null, cid, general));
        assertThat(messages().getLast().delivery())
                .isEqualTo(new Delivery.Failed("You are muted."));
        chat().retry(room(), cid);
        assertThat(messages().getLast().delivery()).isInstanceOf(Delivery.Waiting.class);
        assertThat(server.heard(ClientCommand.Chat.class)).hasSize(2);
        server.say(Failure.of(ErrorCode.MUTED, "You are muted.").about(null, cid, null));
        chat().discard(room(), cid);
        assertThat(messages()).isEmpty();
        assertThat(OutboxFile.open(folder, ACCOUNT, disk).isEmpty()).isTrue();
    }

    @Test
    void overTheRateAMessageWaitsAndIsNeverShownAsFailed() {
        server.welcome("general");
        server.join("general");
        String cid = post("hello");
        server.say(
                Failure.of(ErrorCode.RATE_LIMITED, "Too fast.")
                        .about(null, cid, new RoomName("general"))
                        .retryAfter(700));
        assertThat(messages().getLast().delivery()).isInstanceOf(Delivery.Waiting.class);
        assertThat(server.heard(ClientCommand.Chat.class)).hasSize(1);
        world.pass(Duration.ofMillis(699));
        assertThat(server.heard(ClientCommand.Chat.class)).hasSize(1);
        world.pass(Duration.ofMillis(1));
        assertThat(server.heard(ClientCommand.Chat.class)).hasSize(2);
    }

    @Test
    void aBurstIsSentNoFasterThanTheServerTakesIt() {
        server.welcome("general");
        server.join("general");
        for (int i = 0; i < 25; i++) post("m" + i);
        assertThat(server.heard(ClientCommand.Chat.class)).hasSize(10);
        world.pass(Duration.ofSeconds(1));
        assertThat(server.heard(ClientCommand.Chat.class)).hasSize(15);
        world.pass(Duration.ofSeconds(2));
        assertThat(server.heard(ClientCommand.Chat.class))
                .extracting(ClientCommand.Chat::text)
                .startsWith("m0", "m1")
                .endsWith("m23", "m24")
                .hasSize(25);
    }

    @Test
    void manyEventsAreOneFrameAndOneChangeOfTheList() {
        server.welcome("general");
        server.join("general", message(1, "u2", null, "hi"));
        int frames = world.frames;
        int[] changes = {0};
        room().rows().addListener((ListChangeListener<Row>) _ -> changes[0]++);
        for (int i = 2; i <= 500; i++) {
            assertThat(server.sayWithoutFrame(message(i, "u3", null, "m" + i))).isTrue();
        }
        world.frame();
        assertThat(world.frames - frames).isEqualTo(1);
        assertThat(changes[0]).isEqualTo(1);
        assertThat(messages()).hasSize(500);
    }

    @Test
    void aWindowThatCannotKeepUpRefusesEventsInsteadOfGrowing() {
        server.welcome("general");
        int taken = 0;
        while (server.sayWithoutFrame(new ServerEvent.Pong(null, 0))) taken++;
        assertThat(taken).isEqualTo(EventQueue.MOST);
    }

    @Test
    void aHoleIsFetched() {
        server.welcome("general");
        server.join("general", message(1, "u2", null, "hi"));
        server.say(message(3, "u2", null, "after a hole"));
        assertThat(server.heard(ClientCommand.Join.class).getLast().since()).isEqualTo(1);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void olderPagesAreAskedForOnceAndPutBefore() {
        server.welcome("general");
        server.join("general", message(51, "u2", null, "m51"), message(52, "u2", null, "m52"));
        chat().loadOlder(room());
        chat().loadOlder(room());
        assertThat(server.heard(ClientCommand.History.class)).hasSize(1);
        assertThat(server.heard(ClientCommand.History.class).getLast().before()).isEqualTo(51);
        List<Chat> page = List.of(message(1, "u2", null, "m1"), message(50, "u2", null, "m50"));
        server.say(new ServerEvent.History(null, "general", page, false, true));
        assertThat(messages())
                .extracting(Row.Message::text)
                .containsExactly("m1", "m50", "m51", "m52");
        assertThat(room().rows().getFirst()).isEqualTo(new Row.Beginning("#general", false));
        chat().loadOlder(room());
        assertThat(server.heard(ClientCommand.History.class)).hasSize(1);
    }

    @Test
    void unreadMessagesAreCountedPerRoomAndOverRestarts() {
        server.welcome("general", "tech");
        server.join("general", message(1, "u2", null, "hi"));
        chat().open("tech");
        server.join("tech");
        chat().show("general");
        chat().saw(room(), true, 1);
        server.say(message("tech", 1, "u2", null, "a"), message("tech", 2, "u2", null, "b"));
        assertThat(unreadOf("tech")).isEqualTo(2);
        assertThat(unreadOf("general")).isZero();
        assertThat(chat().titleProperty().get()).isEqualTo("(2) #general · Lantern Chat");
        restart();
        server.welcome("general", "tech");
        server.join("general", message(1, "u2", null, "hi"));
        server.join(
                "tech", message("tech", 1, "u2", null, "a"), message("tech", 2, "u2", null, "b"));
        assertThat(room().name()).isEqualTo("general");
        assertThat(unreadOf("tech")).isEqualTo(2);
        chat().show("tech");
        assertThat(room().rows()).contains(new Row.NewLine());
        chat().saw(room(), true, 2);
        assertThat(unreadOf("tech")).isZero();
    }

    private int unreadOf(String room) {
        return chat().entries().stream()
                .filter(entry -> entry.name().equals(room))
                .mapToInt(entry -> entry.unreadProperty().get())
                .sum();
    }

    private static Chat[] messages(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(seq -> message(seq, "u2", null, "m" + seq))
                .toArray(Chat[]::new);
    }

    private void sayOlder(int from, int to) {
        boolean more = from > 1;
        List<Chat> page = List.of(messages(from, to));
        server.say(new ServerEvent.History(null, "general", page, more, true));
    }

    /// The first message was read, and the newest fifty are there after a restart.
    private void returnTo(int head) {
        server.welcome("general");
        server.join("general", messages(1, 1));
        chat().saw(room(), true, 1);
        restart();
        server.welcome("general");
        server.join("general", messages(head - 49, head));
    }

    private List<Long> askedBefore() {
        return server.heard(ClientCommand.History.class).stream()
                .map(ClientCommand.History::before)
                .toList();
    }

    private long firstUnderTheLine() {
        int line = room().rows().indexOf(new Row.NewLine());
        return ((Row.Message) room().rows().get(line + 1)).seq();
    }

    @Test
    void moreUnreadThanIsLoadedIsLoadedUpToTheFirstUnread() {
        returnTo(120);
        assertThat(room().settledProperty().get()).isFalse();
        sayOlder(21, 70);
        assertThat(room().settledProperty().get()).isFalse();
        sayOlder(1, 20);
        assertThat(askedBefore()).containsExactly(71L, 21L);
        assertThat(room().settledProperty().get()).isTrue();
        assertThat(firstUnderTheLine()).isEqualTo(2);
        assertThat(unreadOf("general")).isEqualTo(119);
        chat().saw(room(), false, 12);
        assertThat(unreadOf("general")).isEqualTo(108);
        chat().saw(room(), true, 120);
        assertThat(unreadOf("general")).isZero();
    }

    @Test
    void farMoreUnreadStandUnderALineAboveWhatIsLoadedUntilTheEndIsSeen() {
        returnTo(1_000);
        sayOlder(901, 950);
        sayOlder(851, 900);
        sayOlder(801, 850);
        assertThat(askedBefore()).containsExactly(951L, 901L, 851L);
        assertThat(room().settledProperty().get()).isTrue();
        assertThat(firstUnderTheLine()).isEqualTo(801);
        chat().saw(room(), false, 810);
        assertThat(unreadOf("general")).isEqualTo(999);
        chat().saw(room(), true, 1_000);
        assertThat(unreadOf("general")).isZero();
    }

    @Test
    void aRoomOpensWithWhatItHasWhenNoOlderPageComes() {
        returnTo(120);
        server.say(Failure.of(ErrorCode.BUSY, "Busy.").about(null, null, new RoomName("general")));
        assertThat(room().settledProperty().get()).isTrue();
        assertThat(askedBefore()).containsExactly(71L);
        assertThat(firstUnderTheLine()).isEqualTo(71);
    }

    @Test
    void aRoomWithNothingUnreadOpensAtOnce() {
        server.welcome("general");
        server.join("general", messages(51, 100));
        assertThat(room().settledProperty().get()).isTrue();
        assertThat(askedBefore()).isEmpty();
    }

    @Test
    void nothingCountsAsReadWhileTheWindowHasNoFocus() {
        server.welcome("general");
        server.join("general", message(1, "u2", null, "hi"));
        chat().saw(room(), true, 1);
        chat().setWatched(false);
        server.say(message(2, "u2", null, "while away"));
        assertThat(unreadOf("general")).isEqualTo(1);
        assertThat(room().rows()).contains(new Row.NewLine());
        chat().setWatched(true);
        assertThat(unreadOf("general")).isZero();
    }

    @Test
    void theSidebarKeepsItsOrderAndCountsRoomsThatAreNotJoined() {
        server.welcome("general", "random", "tech");
        server.join("general");
        server.say(
                new ServerEvent.Rooms(
                        null,
                        List.of(
                                new RoomSummary("tech", "open", null, 7, 3),
                                new RoomSummary("art", "open", null, 1, 0)),
                        List.of("random"),
                        null));
        assertThat(chat().entries())
                .extracting(RoomEntry::name)
                .containsExactly("art", "general", "tech");
        assertThat(chat().entries().getLast().countProperty().get()).isEqualTo(7);
        assertThat(unreadOf("tech")).isZero();
    }

    @Test
    void typingOfOthersExpiresAndEndsWithTheirMessage() {
        server.welcome("general");
        server.join("general");
        server.say(
                new ServerEvent.Users(
                        "general",
                        2,
                        List.of(new Person("u2", "bob"), new Person("u1", "alice")),
                        null));
        assertThat(room().people()).extracting(PersonEntry::name).containsExactly("alice", "bob");
        server.say(new ServerEvent.Typing("general", "u2", "bob", true));
        assertThat(room().typingProperty().get()).isEqualTo("bob is typing…");
        assertThat(room().people().getLast().typing()).isTrue();
        world.pass(Duration.ofSeconds(6));
        assertThat(room().typingProperty().get()).isEmpty();
        server.say(new ServerEvent.Typing("general", "u2", "bob", true));
        server.say(message(1, "u2", null, "done"));
        assertThat(room().typingProperty().get()).isEmpty();
    }

    @Test
    void typingIsSaidEveryThreeSecondsAtMost() {
        server.welcome("general");
        server.join("general");
        room().draftProperty().set("a");
        chat().typed(room());
        chat().typed(room());
        assertThat(server.heard(ClientCommand.Typing.class)).hasSize(1);
        world.pass(Duration.ofSeconds(3));
        chat().typed(room());
        assertThat(server.heard(ClientCommand.Typing.class)).hasSize(2);
        room().draftProperty().set("");
        chat().typed(room());
        assertThat(server.heard(ClientCommand.Typing.class).getLast().on()).isFalse();
    }

    @Test
    void aDraftSurvivesTheRoomAndTheRestart() {
        server.welcome("general", "tech");
        server.join("general");
        room().draftProperty().set("half a thought");
        restart();
        server.welcome("general", "tech");
        server.join("general");
        assertThat(room().draftProperty().get()).isEqualTo("half a thought");
    }

    @Test
    void aTextOverTheLimitStaysInTheComposer() {
        server.welcome("general");
        server.join("general");
        String tooLong = "x".repeat(4_001);
        room().draftProperty().set(tooLong);
        assertThat(chat().post(room())).contains("4000");
        assertThat(room().draftProperty().get()).isEqualTo(tooLong);
        assertThat(messages()).isEmpty();
    }

    @Test
    void anotherStoreDropsWhatWasReadAndKeepsWhatWasWritten() {
        server.welcome("general");
        server.join("general", message(1, "u2", null, "of the old store"));
        server.breakConnection();
        post("kept");
        server.open();
        server.say(FakeServer.welcomeEvent("e2", "general"));
        server.join("general");
        assertThat(messages()).extracting(Row.Message::text).containsExactly("kept");
        assertThat(server.heard(ClientCommand.Chat.class)).hasSize(1);
    }

    @Test
    void leavingTheShownRoomShowsAnother() {
        server.welcome("general", "tech");
        server.join("general");
        chat().open("#Tech");
        server.join("tech");
        assertThat(room().name()).isEqualTo("tech");
        chat().leave(room());
        assertThat(server.heard(ClientCommand.Leave.class)).hasSize(1);
        server.say(new ServerEvent.Left(null, "tech", null));
        assertThat(room().name()).isEqualTo("general");
        assertThat(settings.get().account(ACCOUNT).rooms()).containsExactly("general");
        chat().walk(1);
        assertThat(room().name()).isEqualTo("general");
    }

    @Test
    void aRoomsNameThatCannotBeIsToldAndNothingIsSent() {
        server.welcome("general");
        server.join("general");
        assertThat(chat().open("~secret")).contains("~");
        assertThat(chat().open("x".repeat(25))).contains("24");
        assertThat(server.heard(ClientCommand.Join.class)).isEmpty();
    }

    @Test
    void theSecondsUntilTheNextTryAreCountedDown() {
        server.welcome("general");
        server.join("general");
        server.breakConnection();
        assertThat(chat().line().textProperty().get()).isEqualTo("Reconnecting in 4 s");
        world.pass(Duration.ofMillis(1_100));
        assertThat(chat().line().textProperty().get()).isEqualTo("Reconnecting in 3 s");
        chat().tryNow();
        assertThat(server.tries).isEqualTo(1);
        server.welcome("general");
        assertThat(chat().line().connectedProperty().get()).isTrue();
    }

    @Test
    void aLostIdentityIsMadeAnew() {
        server.welcome("general");
        server.join("general");
        restart();
        server.open();
        assertThat(server.heard(ClientCommand.Hello.class).getLast().token()).isEqualTo("token-1");
        server.say(Failure.of(ErrorCode.BAD_TOKEN, "Unknown."));
        assertThat(server.heard(ClientCommand.Hello.class).getLast().token()).isNull();
    }
}
