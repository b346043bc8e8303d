package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Failure;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// What is unread, and at which message a room opens.
class UnreadTest {
    @TempDir Path folder;
    @RegisterExtension final AliceApp app = new AliceApp();

    @BeforeEach
    void begin() {
        app.start(folder);
    }

    @Test
    void olderPagesAreAskedForOnceAndPutBefore() {
        app.server.welcome("general");
        app.server.join(
                "general",
                AliceApp.message(51, "u2", null, "m51"),
                AliceApp.message(52, "u2", null, "m52"));
        app.chat().loadOlder(app.room());
        app.chat().loadOlder(app.room());
        assertThat(app.server.heard(ClientCommand.History.class)).hasSize(1);
        assertThat(app.server.heard(ClientCommand.History.class).getLast().before()).isEqualTo(51);
        List<Chat> page =
                List.of(
                        AliceApp.message(1, "u2", null, "m1"),
                        AliceApp.message(50, "u2", null, "m50"));
        app.server.say(new ServerEvent.History(null, "general", page, false, true));
        assertThat(app.messages())
                .extracting(Row.Message::text)
                .containsExactly("m1", "m50", "m51", "m52");
        assertThat(app.room().rows().getFirst()).isEqualTo(new Row.Beginning("#general", false));
        app.chat().loadOlder(app.room());
        assertThat(app.server.heard(ClientCommand.History.class)).hasSize(1);
    }

    @Test
    void unreadMessagesAreCountedPerRoomAndOverRestarts() {
        app.server.welcome("general", "tech");
        app.server.join("general", AliceApp.message(1, "u2", null, "hi"));
        app.chat().open("tech");
        app.server.join("tech");
        app.chat().show("general");
        app.chat().saw(app.room(), true, 1);
        app.server.say(
                AliceApp.message("tech", 1, "u2", null, "a"),
                AliceApp.message("tech", 2, "u2", null, "b"));
        assertThat(app.unreadOf("tech")).isEqualTo(2);
        assertThat(app.unreadOf("general")).isZero();
        assertThat(app.chat().titleProperty().get()).isEqualTo("(2) #general · Lantern Chat");
        app.restart();
        app.server.welcome("general", "tech");
        app.server.join("general", AliceApp.message(1, "u2", null, "hi"));
        app.server.join(
                "tech",
                AliceApp.message("tech", 1, "u2", null, "a"),
                AliceApp.message("tech", 2, "u2", null, "b"));
        assertThat(app.room().name()).isEqualTo("general");
        assertThat(app.unreadOf("tech")).isEqualTo(2);
        app.chat().show("tech");
        assertThat(app.room().rows()).contains(new Row.NewLine());
        app.chat().saw(app.room(), true, 2);
        assertThat(app.unreadOf("tech")).isZero();
    }

    private static Chat[] messages(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(seq -> AliceApp.message(seq, "u2", null, "m" + seq))
                .toArray(Chat[]::new);
    }

    private void sayOlder(int from, int to) {
        boolean more = from > 1;
        List<Chat> page = List.of(messages(from, to));
        app.server.say(new ServerEvent.History(null, "general", page, more, true));
    }

    /// The first message was read, and the newest fifty are there after a restart.
    private void returnTo(int head) {
        app.server.welcome("general");
        app.server.join("general", messages(1, 1));
        app.chat().saw(app.room(), true, 1);
        app.restart();
        app.server.welcome("general");
        app.server.join("general", messages(head - 49, head));
    }

    private List<Long> askedBefore() {
        return app.server.heard(ClientCommand.History.class).stream()
                .map(ClientCommand.History::before)
                .toList();
    }

    private long firstUnderTheLine() {
        int line = app.room().rows().indexOf(new Row.NewLine());
        return ((Row.Message) app.room().rows().get(line + 1)).seq();
    }

    @Test
    void moreUnreadThanIsLoadedIsLoadedUpToTheFirstUnread() {
        returnTo(120);
        assertThat(app.room().settledProperty().get()).isFalse();
        sayOlder(21, 70);
        assertThat(app.room().settledProperty().get()).isFalse();
        sayOlder(1, 20);
        assertThat(askedBefore()).containsExactly(71L, 21L);
        assertThat(app.room().settledProperty().get()).isTrue();
        assertThat(firstUnderTheLine()).isEqualTo(2);
        assertThat(app.unreadOf("general")).isEqualTo(119);
        app.chat().saw(app.room(), false, 12);
        assertThat(app.unreadOf("general")).isEqualTo(108);
        app.chat().saw(app.room(), true, 120);
        assertThat(app.unreadOf("general")).isZero();
    }

    @Test
    void farMoreUnreadStandUnderALineAboveWhatIsLoadedUntilTheEndIsSeen() {
        returnTo(1_000);
        sayOlder(901, 950);
        sayOlder(851, 900);
        sayOlder(801, 850);
        assertThat(askedBefore()).containsExactly(951L, 901L, 851L);
        assertThat(app.room().settledProperty().get()).isTrue();
        assertThat(firstUnderTheLine()).isEqualTo(801);
        app.chat().saw(app.room(), false, 810);
        assertThat(app.unreadOf("general")).isEqualTo(999);
        app.chat().saw(app.room(), true, 1_000);
        assertThat(app.unreadOf("general")).isZero();
    }

    @Test
    void aRoomOpensWithWhatItHasWhenNoOlderPageComes() {
        returnTo(120);
        app.server.say(
                Failure.of(ErrorCode.BUSY, "Busy.").about(null, null, new RoomName("general")));
        assertThat(app.room().settledProperty().get()).isTrue();
        assertThat(askedBefore()).containsExactly(71L);
        assertThat(firstUnderTheLine()).isEqualTo(71);
    }

    @Test
    void aRoomWithNothingUnreadOpensAtOnce() {
        app.server.welcome("general");
        app.server.join("general", messages(51, 100));
        assertThat(app.room().settledProperty().get()).isTrue();
        assertThat(askedBefore()).isEmpty();
    }

    @Test
    void nothingCountsAsReadWhileTheWindowHasNoFocus() {
        app.server.welcome("general");
        app.server.join("general", AliceApp.message(1, "u2", null, "hi"));
        app.chat().saw(app.room(), true, 1);
        app.chat().setWatched(false);
        app.server.say(AliceApp.message(2, "u2", null, "while away"));
        assertThat(app.unreadOf("general")).isEqualTo(1);
        assertThat(app.room().rows()).contains(new Row.NewLine());
        app.chat().setWatched(true);
        assertThat(app.unreadOf("general")).isZero();
    }
}
