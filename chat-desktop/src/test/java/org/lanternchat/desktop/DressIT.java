package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.util.WaitForAsyncUtils;

/// Whatever takes the place of the window's content has the colours of the theme from its first
/// frame.
@Timeout(120)
class DressIT extends AtAlices {
    @Test
    void everyWayOutAndInAgainKeepsTheColours() throws Exception {
        try (StyleWarnings warnings = StyleWarnings.listen()) {
            window.robot.clickOn("#settings").clickOn("Deutsch");
            window.await("German", () -> window.isThere("#composer") && says("Räume"));
            window.robot.clickOn("#settings").clickOn("Dunkel").clickOn("Sehr groß");
            alice.push(KeyCode.ESCAPE);
            window.robot.clickOn("#sign-out");
            window.await("the card", () -> window.isThere("#join"));
            alice.push(KeyCode.ENTER);
            window.await("in again", () -> window.isThere("#messages"));
            alice.server.kill();
            window.await("offline", () -> window.isThere("#connection-bar"));
            window.robot.clickOn("#sign-out");
            window.await("the card", () -> window.isThere("#join"));
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(warnings.told()).isEmpty();
        }
    }

    private boolean says(String text) {
        return window.robot.lookup(text).tryQuery().isPresent();
    }
}
