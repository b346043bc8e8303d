package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;

/// What the window shows of texts and numbers that nobody expects, at the real server.
@Timeout(240)
class StrangeIT extends AtAlices {
    private static final String TOWER = "Z" + "\u0335\u0321\u0327\u0322".repeat(50);

    @Test
    void strangeTextsAreShownAsTheyWereWrittenInsideOfTheList() throws Exception {
        List<String> strange =
                List.of(
                        "<b>bold</b> & <script>alert(1)</script> **no**",
                        "\u202eevil צבע عربي (v1.0) https://example.org/ سلام",
                        "x".repeat(4_000),
                        "🎉".repeat(2_000),
                        TOWER);
        try (PlainClient bob = alice.bob("general")) {
            for (String text : strange) {
                bob.write("general", text);
                window.awaitMessage(text);
                Bounds place = alice.place(text);
                Node list = window.find("#messages", Node.class);
                Bounds around = window.place(list);
                assertThat(place.getMinX()).isGreaterThan(around.getMinX());
                assertThat(place.getMaxX()).isLessThan(around.getMaxX());
            }
        }
    }

    @Test
    void aTowerOfMarksPaintsOverNobodyElsesWords() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            bob.write("general", "above it");
            window.awaitMessage("above it");
            window.robot.moveTo("#room-name");
            List<Integer> before = pixels("above it");
            bob.write("general", TOWER);
            window.awaitMessage(TOWER);
            assertThat(pixels("above it")).isEqualTo(before);
        }
    }

    /// What is painted where the message's text is, whatever it belongs to.
    private List<Integer> pixels(String message) {
        Bounds place = alice.place(message);
        SnapshotParameters part = new SnapshotParameters();
        part.setViewport(
                new Rectangle2D(
                        Math.rint(place.getMinX()),
                        Math.rint(place.getMinY()),
                        Math.rint(place.getWidth()),
                        Math.rint(place.getHeight())));
        WritableImage image =
                WaitForAsyncUtils.waitForAsyncFx(
                        10_000, () -> window.scene().getRoot().snapshot(part, null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        List<Integer> colours = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) colours.add(image.getPixelReader().getArgb(x, y));
        }
        return colours;
    }

    @Test
    void fiveHundredRoomsAreWalkedScrolledAndFound() throws Exception {
        int each = 50;
        for (int from = 0; from < 500; from += each) {
            try (PlainClient founder =
                    PlainClient.version1(alice.server.socket(), "founder" + from)) {
                for (int i = from; i < from + each; i++) {
                    RoomName name = new RoomName("project-%03d".formatted(i));
                    founder.send(new ClientCommand.Create(null, null, name, null, null));
                    founder.await(ServerEvent.Synced.class, one -> one.room().equals(name.value()));
                }
            }
        }
        ListView<?> rooms = window.find("#rooms", ListView.class);
        window.await("all rooms", () -> rooms.getItems().size() == 504);
        assertThat(window.robot.lookup(".room").queryAll()).hasSizeLessThan(60);
        window.robot.clickOn("#composer");
        alice.goTo("project-499");
        alice.awaitRoom("project-499");
        window.await("it is in sight", () -> window.isThere(".room:current"));
        window.robot.clickOn("project-498", MouseButton.PRIMARY);
        alice.awaitRoom("project-498");
        alice.push(KeyCode.ALT, KeyCode.DOWN);
        alice.awaitRoom("project-499");
        window.say("somebody is here");
        window.awaitMessage("somebody is here");
        assertThat(Reading.cutOff()).isEmpty();
    }

    @Test
    void fiveThousandPeopleAreCountedAndTheFirstOfThemListed() throws Exception {
        try (Crowd _ = Crowd.into(alice.server.socket(), "general", 5_000)) {
            Button people = window.find("#people-toggle", Button.class);
            window.await("all", () -> people.getText().replaceAll("\\D", "").equals("5001"));
            ListView<?> list = window.find("#people-list", ListView.class);
            assertThat(list.getItems()).hasSizeGreaterThan(1_000);
            assertThat(window.robot.lookup(".person").queryAll()).hasSizeLessThan(100);
            window.say("good morning, everyone");
            window.awaitMessage("good morning, everyone");
            window.type("#people-filter", "guest 0007");
            window.await("one", () -> list.getItems().size() <= 2);
            window.clickOnPerson("guest 0007");
            window.await("the card", () -> window.isThere("#person-card"));
            assertThat(Reading.cutOff()).isEmpty();
        }
    }
}
