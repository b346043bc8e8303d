package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lanternchat.protocol.ServerEvent;

/// Writing to somebody directly, keeping order, and being one person on two devices, at the real
/// server.
@Timeout(120)
class PeopleIT extends AtAlices {
    @Test
    void somebodyIsWrittenToDirectlyFromTheListOfPeople() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            window.await("bob", () -> window.robot.lookup("bob").tryQuery().isPresent());
            window.robot.clickOn("bob");
            window.robot.clickOn("#person-message");
            alice.awaitRoom("bob");
            assertThat(window.isThere("#person-card")).isFalse();
            window.say("just between us");
            bob.awaitText("just between us");
            window.await("the line", () -> window.isThere(".room:current"));
            assertThat(window.find(".room:current", Node.class).getAccessibleText())
                    .isEqualTo("bob, online");
            assertThat(window.isThere(".room:current .dot")).isTrue();
        }
        window.await(
                "nobody knows where bob is",
                () -> window.find(".room:current", Node.class).getAccessibleText().equals("bob"));
        assertThat(window.isThere(".room:current .dot")).isFalse();
    }

    @Test
    void whoKeepsOrderActsFromTheCardAndIsToldWhatIsRefused() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            alice.open("kitchen");
            bob.join("kitchen");
            window.await("bob", () -> window.robot.lookup("bob").tryQuery().isPresent());
            window.robot.clickOn("bob").clickOn("#person-mute");
            window.robot.clickOn("10 min");
            window.type("#order-why", "shouting");
            alice.push(KeyCode.ENTER);
            ServerEvent.Moderated muted = bob.await(ServerEvent.Moderated.class, _ -> true);
            assertThat(muted.seconds()).isEqualTo(600);
            assertThat(muted.why()).isEqualTo("shouting");
            window.await("closed", () -> !window.isThere("#person-card"));
            window.robot.clickOn("bob").clickOn("#person-unmute");
            window.await("done", () -> alice.text("#person-hint").equals("Done."));
            window.robot.clickOn("Moderator");
            window.await("given", () -> alice.text("#person-hint").contains("moderator"));
            alice.push(KeyCode.ESCAPE);
            window.robot.clickOn("bob").clickOn("#person-kick").clickOn("#order-do");
            bob.await(ServerEvent.Left.class, left -> "kicked".equals(left.why()));
        }
    }

    @Test
    void aSecondDeviceIsTheSamePersonByACode() throws Exception {
        window.say("from my first device");
        window.robot.clickOn("#settings").clickOn("#link-device");
        window.await("the code", () -> window.isThere("#link-code"));
        String code = alice.text("#link-code");
        alice.opensAnew("second");
        window = alice.window();
        window.type("#address", alice.server.hostAndPort());
        window.robot.clickOn("#other-way");
        window.type("#code", "AAAA-AAAA");
        alice.push(KeyCode.ENTER);
        window.await("refused", () -> window.isThere("#code-hint:wrong"));
        window.type("#code", code);
        alice.push(KeyCode.ENTER);
        window.awaitMessage("from my first device");
        assertThat(alice.text("#own-name")).isEqualTo("alice");
        assertThat(window.isThere(".bubble:own")).isTrue();
    }
}
