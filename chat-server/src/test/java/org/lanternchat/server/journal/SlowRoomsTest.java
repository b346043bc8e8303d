package org.lanternchat.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;

import java.util.List;

class SlowRoomsTest {
    private static final long PACE_SECONDS = 30;
    private static final Contents EMPTY =
            new Contents(
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of());

    private final FakeTimers timers = new FakeTimers();
    private final Identities identities = new Identities(EMPTY, timers, 1);
    private final Rules rules = new Rules(EMPTY);
    private final SlowRooms slow = new SlowRooms(rules);

    @Test
    void whoMayWriteAgainIsForgotten() {
        rules.apply(new Change.Room(RoomName.GENERAL, RoomSummary.OPEN, null, PACE_SECONDS, false));
        for (int guest = 0; guest < 1_000; guest++) {
            slow.written(draft(identities.guest("guest " + guest, null)), guest * 1_000L);
        }

        assertThat(slow.kept(RoomName.GENERAL)).isEqualTo((int) PACE_SECONDS);
    }

    @Test
    void whoWroteAgainIsHeldToTheLaterTime() throws Exception {
        rules.apply(new Change.Room(RoomName.GENERAL, RoomSummary.OPEN, null, PACE_SECONDS, false));
        Draft draft = draft(identities.guest("anna", null));
        slow.written(draft, 0);
        slow.written(draft, 20_000);
        slow.written(draft(identities.guest("ben", null)), 40_000);

        assertThatThrownBy(() -> slow.check(draft, 49_999)).isInstanceOf(SlowRooms.TooSoon.class);
        slow.check(draft, 50_000);
    }

    private static Draft draft(Identity who) {
        return new Draft(
                new ClientCommand.Chat(null, RoomName.GENERAL, null, "hi", null),
                who,
                List.of(),
                (_, _, _, _) -> {});
    }
}
