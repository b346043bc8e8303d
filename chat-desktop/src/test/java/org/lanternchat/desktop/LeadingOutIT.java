package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What leads out of the app, into the person's browser. What is no link there says `LinksTest`.
@Timeout(120)
class LeadingOutIT extends AtAlices {
    private static final String LINK = "https://build.example.org/runs/1841";

    private Node part(String words) {
        return window.robot.lookup(".message-part").queryAllAs(Text.class).stream()
                .filter(text -> text.getText().contains(words))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void aClickOnALinkOpensItAndAClickBesideDoesNot() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            bob.write("general", "The log is at " + LINK + " since noon.");
            bob.write("general", "And [the plan](http://example.org/plan).");
            window.await("both", () -> window.messages().size() == 2);
            window.robot.clickOn(part("since noon"));
            window.robot.clickOn(part("build.example.org"));
            assertThat(window.opened()).containsExactly(LINK);
            window.robot.clickOn(part("the plan"));
            assertThat(window.opened()).containsExactly(LINK, "http://example.org/plan");
        }
    }

    @Test
    void enterOpensTheLinkOfAMessageAndAsksWhichOfTwo() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            bob.write("general", "The log: " + LINK);
            window.awaitMessage("The log: " + LINK);
            alice.push(KeyCode.SHIFT, KeyCode.F6);
            alice.awaitFocus("messages");
            alice.push(KeyCode.ENTER);
            assertThat(window.opened()).containsExactly(LINK);
            String two = "http://example.org/a or http://example.org/b";
            bob.write("general", two);
            window.awaitMessage(two);
            alice.push(KeyCode.END);
            alice.push(KeyCode.ENTER);
            window.await("at the first", () -> window.isThere(".menu-item:focused"));
            alice.push(KeyCode.DOWN);
            alice.push(KeyCode.ENTER);
            assertThat(window.opened()).containsExactly(LINK, "http://example.org/b");
        }
    }
}
