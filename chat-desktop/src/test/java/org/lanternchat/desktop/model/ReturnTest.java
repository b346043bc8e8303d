package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.connection.ConnectionStatus;
import org.lanternchat.desktop.connection.ConnectionStatus.Cause;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.protocol.ServerEvent.Stamp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The app is started again: with what it read before, whether the server answers or not.
class ReturnTest {
    @TempDir Path folder;
    private final DiskWriter disk = new DiskWriter();
    private final FakeSurroundings world = new FakeSurroundings();
    private final FakeServer server = new FakeServer(world);
    private SignInModel signIn =
            new SignInModel(
                    SettingsStore.open(Path.of("nowhere"), disk),
                    disk,
                    Path.of("nowhere"),
                    world,
                    server);

    @BeforeEach
    void readSomething() {
        start();
        signIn.addressProperty().set("chat.local");
        signIn.nameProperty().set("alice");
        signIn.join();
        server.welcome("general", "tech");
        server.join("general", said("general", 1, "hello"), said("general", 2, "regrets"));
        server.join("tech", said("tech", 1, "the runner is down"));
    }

    @AfterEach
    void end() {
        disk.close();
    }

    private void start() {
        disk.flush();
        SettingsStore settings = SettingsStore.open(folder, disk);
        signIn = new SignInModel(settings, disk, folder, world, server);
        server.heard.clear();
    }

    private void restart() {
        chat().close();
        start();
        signIn.comeBack();
    }

    private void serverIsAway() {
        server.status(new ConnectionStatus.Waiting(world.clock().instant(), Cause.UNREACHABLE));
    }

    private static Chat said(String room, long seq, String text) {
        return SignedIn.said(room, seq, text);
    }

    private ChatModel chat() {
        return Objects.requireNonNull(signIn.chatProperty().get());
    }

    private RoomModel room() {
        return Objects.requireNonNull(chat().currentProperty().get());
    }

    private List<String> texts() {
        return room().rows().stream()
                .filter(Row.Message.class::isInstance)
                .map(row -> ((Row.Message) row).text())
                .toList();
    }

    private String onDisk() throws IOException {
        disk.flush();
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static ClientCommand.@Nullable Resume resumed(ClientCommand.Hello hello) {
        return hello.resume();
    }

    @Test
    void withoutAServerTheRoomsAreReadWrittenInAndSearched() {
        restart();
        serverIsAway();
        assertThat(chat().line().waitingProperty().get()).isTrue();
        assertThat(chat().ownNameProperty().get()).isEqualTo("alice");
        assertThat(chat().serverNameProperty().get()).isEqualTo("Room 12");
        assertThat(chat().entries()).extracting(RoomEntry::name).contains("general", "tech");
        assertThat(room().name()).isEqualTo("general");
        assertThat(room().settledProperty().get()).isTrue();
        assertThat(texts()).containsExactly("hello", "regrets");
        room().draftProperty().set("written without a server");
        assertThat(chat().post(room())).isNull();
        assertThat(texts()).hasSize(3);
        SearchModel search = chat().around().search();
        assertThat(search.localProperty().get()).isTrue();
        search.everywhereProperty().set(true);
        search.queryProperty().set("RUNNER");
        search.search();
        assertThat(search.hits()).extracting(SearchHit::room).containsExactly("tech");
        chat().around().jump().to("tech", 1);
        assertThat(room().name()).isEqualTo("tech");
        assertThat(texts()).containsExactly("the runner is down");
        assertThat(room().lookedAtProperty().get()).isEqualTo(1);
    }

    @Test
    void whatWaitsIsThereAtTheNextStartTooAndGoesOutOnce() {
        restart();
        serverIsAway();
        room().draftProperty().set("waits");
        assertThat(chat().post(room())).isNull();
        restart();
        serverIsAway();
        assertThat(texts()).containsExactly("hello", "regrets", "waits");
        comeBack(3);
        var sent = server.heard(ClientCommand.Chat.class);
        assertThat(sent).extracting(ClientCommand.Chat::text).containsExactly("waits");
        String cid = sent.getFirst().cid();
        server.say(new Chat("general", 4, 4, "u1", "alice", cid, "waits", null));
        assertThat(texts()).containsExactly("hello", "regrets", "three", "waits");
    }

    /// The server answers, and knows entries up to `head`.
    private void comeBack(long head) {
        server.open();
        ClientCommand.Hello hello = server.heard(ClientCommand.Hello.class).getLast();
        assertThat(Objects.requireNonNull(resumed(hello)).rooms())
                .isEqualTo(Map.of("general", 2L, "tech", 1L));
        assertThat(Objects.requireNonNull(resumed(hello)).epoch()).isEqualTo("e1");
        assertThat(hello.token()).isEqualTo("token-1");
        server.say(FakeServer.welcomeEvent("e1", "general", "tech"));
        server.status(new ConnectionStatus.Connected());
        server.say(
                new ServerEvent.Joined(null, "general", "open", null, head),
                new ServerEvent.Entries("general", List.of(said("general", 3, "three"))),
                new ServerEvent.Synced("general", head));
        server.say(
                new ServerEvent.Joined(null, "tech", "open", null, 1),
                new ServerEvent.Synced("tech", 1));
    }

    @Test
    void whatWasMissedIsThereOnceUnderALine() {
        chat().saw(room(), true, 2);
        restart();
        serverIsAway();
        comeBack(3);
        assertThat(texts()).containsExactly("hello", "regrets", "three");
        int line = room().rows().indexOf(new Row.NewLine());
        assertThat(((Row.Message) room().rows().get(line + 1)).text()).isEqualTo("three");
        assertThat(room().settledProperty().get()).isTrue();
    }

    @Test
    void whatWasDeletedMeanwhileGoesFromTheScreenAndTheDisk() throws IOException {
        restart();
        serverIsAway();
        assertThat(onDisk()).contains("regrets");
        server.open();
        server.say(FakeServer.welcomeEvent("e1", "general", "tech"));
        Stamp stamp = new Stamp("general", 3, 3, "u2", "bob", null);
        server.say(
                new ServerEvent.Joined(null, "general", "open", null, 3),
                new ServerEvent.Entries("general", List.of(new ServerEvent.Delete(stamp, 2))),
                new ServerEvent.Synced("general", 3));
        world.pass(Keeping.AFTER_DELETING);
        assertThat(onDisk()).contains("hello").doesNotContain("regrets");
        assertThat(texts()).doesNotContain("regrets");
    }

    @Test
    void anotherServerBehindTheSameAddressDoesNotMix() throws IOException {
        restart();
        serverIsAway();
        server.open();
        server.say(Failure.of(ErrorCode.BAD_TOKEN, "Unknown."));
        server.say(FakeServer.welcomeEvent("e2", "general"));
        server.join("general", said("general", 1, "of another server"));
        assertThat(texts()).containsExactly("of another server");
        chat().close();
        assertThat(onDisk()).contains("of another server").doesNotContain("regrets", "runner");
    }

    @Test
    void aRoomThatIsClosedToThisPersonGoes() throws IOException {
        restart();
        serverIsAway();
        server.open();
        server.say(FakeServer.welcomeEvent("e1", "general"));
        server.say(
                Failure.of(ErrorCode.BANNED, "You are banned.")
                        .about(null, null, new RoomName("tech")));
        assertThat(chat().entries()).extracting(RoomEntry::name).doesNotContain("tech");
        assertThat(chat().troubleProperty().get()).contains("#tech");
        assertThat(onDisk()).doesNotContain("runner").contains("regrets");
    }

    @Test
    void leavingARoomForgetsIt() throws IOException {
        world.pass(Keeping.SOON);
        assertThat(onDisk()).contains("runner");
        server.say(new ServerEvent.Left(null, "tech", null));
        world.pass(Keeping.SOON);
        assertThat(onDisk()).doesNotContain("runner");
    }

    @Test
    void whoSignsOutLeavesNothingToReadAndStaysAtTheCard() throws IOException {
        world.pass(Keeping.SOON);
        assertThat(onDisk()).contains("regrets");
        signIn.signOut();
        assertThat(onDisk()).doesNotContain("regrets", "runner");
        start();
        signIn.comeBack();
        assertThat(signIn.chatProperty().get()).isNull();
        assertThat(signIn.joiningProperty().get()).isFalse();
    }

    @Test
    void whoWasSignedOutElsewhereLeavesNothingToRead() throws IOException {
        world.pass(Keeping.SOON);
        server.status(new ConnectionStatus.Refused(ConnectionStatus.Reason.SIGNED_OUT));
        assertThat(onDisk()).doesNotContain("regrets", "runner");
        chat().close();
        assertThat(onDisk()).doesNotContain("regrets", "runner");
    }

    @Test
    void aNameThatIsTakenMeanwhileLeadsBackToTheCard() {
        restart();
        serverIsAway();
        server.open();
        server.say(Failure.of(ErrorCode.BAD_TOKEN, "Unknown."));
        server.say(Failure.of(ErrorCode.NAME_TAKEN, "Taken.").suggesting("alice-2"));
        assertThat(signIn.chatProperty().get()).isNull();
        assertThat(signIn.suggestionProperty().get()).isEqualTo("alice-2");
    }
}
