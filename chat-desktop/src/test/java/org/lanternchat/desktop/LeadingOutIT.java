package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// What leads out of the app, into the person's browser. More of what is no link stands in
/// `LinksTest`.
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

    /// What has just come may lie where the last one was clicked on.
    @Test
    void eachOfTwoQuickClicksOpensTheLinkUnderIt() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            for (String link : List.of(LINK + "?1", LINK + "?2")) {
                bob.write("general", link);
                window.awaitMessage(link);
                window.robot.clickOn(part(link));
            }
            assertThat(window.opened()).containsExactly(LINK + "?1", LINK + "?2");
        }
    }

    @Test
    void aDoubleClickOpensALinkOnce() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            bob.write("general", LINK);
            window.awaitMessage(LINK);
            window.robot.doubleClickOn(part(LINK));
            assertThat(window.opened()).containsExactly(LINK);
        }
    }

    /// Each holds the word `bait`: where a person would click.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[bait](javascript:alert(1))",
                "[bait](JaVaScRiPt:alert(1))",
                "[bait](file:///etc/passwd)",
                "[bait](data:text/html,<script>alert(1)</script>)",
                "[bait](smb://host/share)",
                "[bait](lantern-chat://host/)",
                "[bait](vbscript:run)",
                "[bait](https:)",
                "[bait](//host/path)",
                "<javascript:bait>",
                "file:///bait",
                "![bait](file:///etc/passwd)",
                "<a href=\"javascript:alert(1)\">bait</a>",
            })
    void neitherAClickNorEnterOpensWhatIsNotOfTheWeb(String hostile) throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            bob.write("general", hostile);
            window.await("it", () -> window.messages().size() == 1);
            alice.push(KeyCode.SHIFT, KeyCode.F6);
            alice.awaitFocus("messages");
            alice.push(KeyCode.ENTER);
            window.robot.clickOn(part("bait"));
            bob.write("general", LINK);
            window.await("one more", () -> window.messages().size() == 2);
            window.robot.clickOn(part(LINK));
            assertThat(window.opened()).containsExactly(LINK);
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
