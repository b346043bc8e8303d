package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.settings.Telling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is told to somebody who looks elsewhere.
class AlertsTest {
    @TempDir Path folder;
    @RegisterExtension final Doorkeeper door = new Doorkeeper();

    private SignedIn alice(String... rooms) {
        return door.signIn(folder, rooms);
    }

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
    void theFirstMessageOfANewConversationIsToldThoughTheServerNamesTheRoomLater() {
        SignedIn alice = alice("general");
        List<Alert> heard = listen(alice);
        alice.server.say(SignedIn.said(SignedIn.DIRECT, 1, "nice to meet you"));
        assertThat(heard).isEmpty();
        alice.conversationWithBob(1);
        assertThat(heard).containsExactly(new Alert(SignedIn.DIRECT, 1, "bob", "nice to meet you"));
        assertThat(alice.entry(SignedIn.DIRECT).unreadProperty().get()).isEqualTo(1);
        assertThat(alice.chat().titleProperty().get()).startsWith("(1)");
        alice.conversationWithBob(1);
        alice.world.pass(Alerts.PAUSE);
        assertThat(heard).hasSize(1);
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
