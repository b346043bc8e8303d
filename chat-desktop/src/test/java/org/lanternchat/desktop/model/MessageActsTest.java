package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.model.Row.Original;
import org.lanternchat.desktop.model.Row.Reaction;
import org.lanternchat.desktop.model.Row.Version;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.protocol.ServerEvent.Stamp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Acting on messages, at a server that says what a test tells it to.
class MessageActsTest {
    @TempDir Path folder;
    private final DiskWriter disk = new DiskWriter();
    private final FakeSurroundings surroundings = new FakeSurroundings();
    private final FakeServer server = new FakeServer(surroundings);
    private @Nullable ChatModel chat;
    private long seq;

    @BeforeEach
    void joinGeneral() {
        ChatModel model =
                new ChatModel(
                        ServerAddress.parse("chat.local").orElseThrow(),
                        "alice",
                        SettingsStore.open(folder, disk),
                        Stored.open(folder, "alice", disk),
                        surroundings,
                        server);
        chat = model;
        model.start();
        server.welcome("general");
        server.join("general", said(1, "u1", "mine"), said(2, "u2", "bob's"));
        server.say(
                new ServerEvent.Users(
                        "general",
                        2,
                        List.of(new Person("u1", "alice"), new Person("u2", "bob")),
                        null));
        seq = 2;
    }

    @AfterEach
    void end() {
        disk.close();
    }

    private Chat said(long number, String uid, String text) {
        String name = uid.equals("u1") ? "alice" : "bob";
        return new Chat("general", number, now(), uid, name, "c" + number, text, null);
    }

    private long now() {
        return surroundings.clock().millis();
    }

    private ChatModel chat() {
        return Objects.requireNonNull(chat);
    }

    private RoomModel room() {
        return Objects.requireNonNull(chat().currentProperty().get());
    }

    private MessageActs acts() {
        return chat().acts();
    }

    private Row.Message message(long number) {
        return room().rows().stream()
                .filter(Row.Message.class::isInstance)
                .map(Row.Message.class::cast)
                .filter(row -> row.seq() == number)
                .findFirst()
                .orElseThrow();
    }

    private Stamp stamp(@Nullable String cid) {
        return new Stamp("general", ++seq, now(), "u1", "alice", cid);
    }

    private <C extends ClientCommand> C last(Class<C> kind) {
        return server.heard(kind).getLast();
    }

    private void refuse(@Nullable String cid, ErrorCode code, String text) {
        server.say(Failure.of(code, text).about(null, cid, null));
    }

    @Test
    void aReactionShowsAtOnceAndStaysWithItsEcho() {
        acts().react(room(), message(2), "👍");
        assertThat(message(2).details().reactions()).containsExactly(new Reaction("👍", 1, true));
        ClientCommand.React sent = last(ClientCommand.React.class);
        server.say(new ServerEvent.React(stamp(sent.cid()), 2, "👍", true));
        assertThat(message(2).details().reactions()).containsExactly(new Reaction("👍", 1, true));
        assertThat(acts().reactors(room(), message(2), new Reaction("👍", 1, true)))
                .contains("you");
        acts().react(room(), message(2), "👍");
        assertThat(last(ClientCommand.React.class).on()).isFalse();
        assertThat(message(2).details().reactions()).isEmpty();
    }

    @Test
    void whatIsRefusedIsAsBeforeAndTheMessageSaysWhy() {
        acts().react(room(), message(2), "👍");
        refuse(last(ClientCommand.React.class).cid(), ErrorCode.MUTED, "You are muted.");
        assertThat(message(2).details().reactions()).isEmpty();
        assertThat(Objects.requireNonNull(message(2).details().refusal()).why())
                .isEqualTo(Wording.of("refused.muted"));
        assertThat(chat().troubleProperty().get()).isEmpty();
        acts().dismiss(room(), message(2));
        assertThat(message(2).details().refusal()).isNull();
    }

    @Test
    void anEditStandsInTheComposerAndTheDraftComesBackAfterwards() {
        room().draftProperty().set("half a thought");
        acts().edit(room(), message(1));
        assertThat(room().draftProperty().get()).isEqualTo("mine");
        room().draftProperty().set("mine, said better");
        assertThat(chat().post(room())).isNull();
        assertThat(room().draftProperty().get()).isEqualTo("half a thought");
        assertThat(message(1).text()).isEqualTo("mine, said better");
        assertThat(message(1).version()).isEqualTo(Version.EDITED);
        assertThat(message(1).delivery()).isEqualTo(new Row.Delivery.Waiting());
        ClientCommand.Edit sent = last(ClientCommand.Edit.class);
        server.say(
                new ServerEvent.Edit(stamp(sent.cid()), 1, "mine, said better", List.of(), null));
        assertThat(message(1).delivery()).isEqualTo(new Row.Delivery.Safe());
    }

    @Test
    void givingUpAnEditRestoresTheDraftAndSendsNothing() {
        room().draftProperty().set("half a thought");
        assertThat(acts().editLast(room())).isTrue();
        room().draftProperty().set("other");
        assertThat(room().writing().cancel()).isTrue();
        assertThat(room().draftProperty().get()).isEqualTo("half a thought");
        assertThat(server.heard(ClientCommand.Edit.class)).isEmpty();
        assertThat(room().writing().cancel()).isFalse();
    }

    @Test
    void anEditThatComesTooLateIsNotLostAndOlderMessagesAreNotOfferedAnyMore() {
        acts().edit(room(), message(1));
        room().draftProperty().set("better");
        chat().post(room());
        surroundings.pass(Duration.ofSeconds(1));
        refuse(last(ClientCommand.Edit.class).cid(), ErrorCode.TOO_LATE, "It is too late.");
        assertThat(message(1).text()).isEqualTo("mine");
        assertThat(acts().mayEdit(message(1))).isFalse();
        acts().editAgain(room(), message(1));
        assertThat(room().draftProperty().get()).isEqualTo("better");
    }

    @Test
    void aReplyNamesItsMessageAndShowsIt() {
        acts().reply(room(), message(2));
        room().draftProperty().set("indeed");
        chat().post(room());
        assertThat(last(ClientCommand.Chat.class).reply()).isEqualTo(2);
        assertThat(room().writing().intentProperty().get()).isNull();
        Row.Message waiting = (Row.Message) room().rows().getLast();
        Row.Quote quote = Objects.requireNonNull(waiting.details().quote());
        assertThat(quote).isEqualTo(new Row.Quote(2, "u2", "bob", "bob's", Original.THERE));
        server.say(new ServerEvent.Delete(stamp(null), 2));
        waiting = (Row.Message) room().rows().getLast();
        assertThat(Objects.requireNonNull(waiting.details().quote()).original())
                .isEqualTo(Original.DELETED);
    }

    @Test
    void theOriginalOfAQuoteIsAskedForOnceAndDoesNotBecomePartOfTheRoom() {
        server.say(
                new ServerEvent.Joined(null, "general", "open", null, 901),
                new ServerEvent.Gap("general", 3, 900),
                new ServerEvent.History(
                        null,
                        "general",
                        List.of(new Chat("general", 901, now(), "u2", "bob", null, "re", 1L)),
                        true,
                        false),
                new ServerEvent.Synced("general", 901));
        acts().wantOriginal(room(), 1);
        acts().wantOriginal(room(), 1);
        ClientCommand.History asked = last(ClientCommand.History.class);
        assertThat(asked.around()).isEqualTo(1);
        server.say(
                new ServerEvent.History(
                        asked.rid(), "general", List.of(said(1, "u1", "mine")), false, true));
        acts().wantOriginal(room(), 1);
        assertThat(server.heard(ClientCommand.History.class)).hasSize(1);
        assertThat(Objects.requireNonNull(message(901).details().quote()).text()).isEqualTo("mine");
        assertThat(room().rows().stream().filter(Row.Message.class::isInstance)).hasSize(1);
    }

    @Test
    void aJumpLoadsOlderPagesUntilTheMessageIsThere() {
        server.say(
                new ServerEvent.Joined(null, "general", "open", null, 901),
                new ServerEvent.Gap("general", 3, 900),
                new ServerEvent.History(
                        null, "general", List.of(said(901, "u2", "new")), true, false),
                new ServerEvent.Synced("general", 901));
        acts().jump(room(), 1);
        assertThat(last(ClientCommand.History.class).before()).isEqualTo(901);
        server.say(
                new ServerEvent.History(
                        null, "general", List.of(said(700, "u2", "older")), true, true));
        surroundings.pass(Duration.ofSeconds(1));
        assertThat(last(ClientCommand.History.class).before()).isEqualTo(700);
        server.say(
                new ServerEvent.History(
                        null, "general", List.of(said(1, "u1", "mine")), false, true));
        surroundings.pass(Duration.ofSeconds(1));
        assertThat(room().lookedAtProperty().get()).isEqualTo(1);
        assertThat(server.heard(ClientCommand.History.class)).hasSize(2);
    }

    @Test
    void moderatorsDeleteWhatOthersSaidAndPin() {
        assertThat(acts().mayDelete(room(), message(2))).isFalse();
        assertThat(acts().mayDelete(room(), message(1))).isTrue();
        assertThat(acts().mayPin(room(), message(1))).isFalse();
        server.say(new ServerEvent.You("u1", "alice", Role.MODERATOR, null));
        assertThat(acts().mayDelete(room(), message(2))).isTrue();
        acts().pin(room(), message(2));
        assertThat(message(2).details().pinned()).isTrue();
        acts().delete(room(), message(2));
        assertThat(message(2).version()).isEqualTo(Version.DELETED);
        assertThat(message(2).isAlive()).isFalse();
    }

    @Test
    void anOwnMessageIsSeenWhenSomebodyHasReadSoFar() {
        assertThat(message(1).delivery()).isEqualTo(new Row.Delivery.Safe());
        server.say(new ServerEvent.Seen("general", "u2", 1));
        assertThat(message(1).delivery()).isEqualTo(new Row.Delivery.Seen());
        assertThat(acts().seenBy(room(), message(1))).contains("bob");
        assertThat(message(2).delivery()).isEqualTo(new Row.Delivery.Safe());
    }

    @Test
    void whatIsReadIsToldAtOnceAndThenOnceASecond() {
        chat().saw(room(), true, 2);
        for (int i = 3; i < 8; i++) {
            seq = i;
            server.say(said(i, "u2", "more"));
        }
        assertThat(server.heard(ClientCommand.Read.class)).hasSize(1);
        surroundings.pass(Duration.ofSeconds(1));
        assertThat(server.heard(ClientCommand.Read.class)).hasSize(2);
        assertThat(last(ClientCommand.Read.class).seq()).isEqualTo(7);
        surroundings.pass(Duration.ofSeconds(5));
        assertThat(server.heard(ClientCommand.Read.class)).hasSize(2);
    }

    @Test
    void nothingIsReadWhileNobodyLooks() {
        chat().setWatched(false);
        chat().saw(room(), true, 2);
        server.say(said(3, "u2", "more"));
        surroundings.pass(Duration.ofSeconds(2));
        assertThat(server.heard(ClientCommand.Read.class))
                .allSatisfy(read -> assertThat(read.seq()).isLessThan(3));
    }
}
