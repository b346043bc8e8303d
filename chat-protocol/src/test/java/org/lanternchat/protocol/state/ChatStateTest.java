package org.lanternchat.protocol.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.ClientCommand.Chat;
import org.lanternchat.protocol.ClientCommand.Resume;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.LimitsInfo;
import org.lanternchat.protocol.ServerEvent.ServerInfo;

import java.util.List;
import java.util.Map;

class ChatStateTest {
    private final ChatState chat = new ChatState();

    @Test
    void aResumeListsEachRoomWithItsCursor() {
        assertThat(chat.resume()).isNull();
        welcome("e1", "u1");
        joined("general", 7);
        joined("tech", 0);

        assertThat(chat.resume()).isEqualTo(new Resume("e1", Map.of("general", 7L, "tech", 0L)));
    }

    @Test
    void anotherEpochDropsWhatWasReadAndKeepsWhatWasWritten() {
        welcome("e1", "u1");
        joined("general", 7);
        chat.enter("general").post(unsent());

        welcome("e2", "u1");

        RoomState general = chat.enter("general");
        assertThat(general.cursor()).isZero();
        assertThat(general.pending()).extracting(Pending::text).containsExactly("unsent");
    }

    @Test
    void theSameEpochKeepsEverything() {
        welcome("e1", "u1");
        joined("general", 7);
        chat.disconnected();

        welcome("e1", "u1");

        assertThat(chat.enter("general").cursor()).isEqualTo(7);
        assertThat(chat.enter("general").isSynced()).isFalse();
    }

    @Test
    void changedRoomsAreRenewedAndGoneOnesLeave() {
        welcome("e1", "u1");

        chat.apply(
                new ServerEvent.Rooms(
                        null, List.of(summary("general", 3), summary("lunch", 1)), null, null));
        chat.apply(new ServerEvent.Rooms(null, List.of(), List.of("lunch"), null));

        assertThat(chat.summaries()).containsExactly(summary("general", 3));
    }

    @Test
    void eventsOfARoomThatWasLeftAreIgnored() {
        welcome("e1", "u1");
        joined("general", 7);

        chat.apply(new ServerEvent.Left(null, "general", null));
        chat.apply(new ServerEvent.Synced("general", 9));

        assertThat(chat.rooms()).isEmpty();
    }

    private void welcome(String epoch, String uid) {
        chat.apply(
                new ServerEvent.Welcome(
                        null,
                        1,
                        epoch,
                        uid,
                        "alice",
                        "token",
                        Role.MEMBER,
                        0,
                        new ServerInfo("test", "1"),
                        LimitsInfo.CURRENT,
                        List.of(summary("general", 1))));
    }

    private void joined(String room, long seq) {
        chat.apply(new ServerEvent.Joined(null, room, RoomSummary.OPEN, null, seq));
        chat.apply(new ServerEvent.Synced(room, seq));
    }

    private static Pending unsent() {
        String text = "unsent";
        return new Pending(new Chat(null, RoomName.GENERAL, "c1", text, null), 1);
    }

    private static RoomSummary summary(String room, int count) {
        return new RoomSummary(room, RoomSummary.OPEN, null, count, 0);
    }
}
