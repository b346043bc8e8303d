package org.lanternchat.desktop;

import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.stage.WindowEvent;

import org.lanternchat.desktop.wording.Wording;

/// The tour when there is much, or nothing works: many rooms, a silent server, none at all, and a
/// chat that this computer hosts.
final class TroubleStops {
    private static final int ROOMS = 500;
    private static final int PEOPLE = 2_000;

    private final Guide guide;
    private final DesktopWindow window;
    private final Town town;

    TroubleStops(Guide guide) {
        this.guide = guide;
        window = guide.window;
        town = guide.town;
    }

    void see() throws Exception {
        people();
        town.fillWithRooms(ROOMS);
        guide.go("project-499");
        ListView<?> rooms = window.find("#rooms", ListView.class);
        window.await("all rooms", () -> rooms.getItems().size() > ROOMS);
        window.await("the room in sight", () -> window.isThere(".room:current"));
        guide.see("rooms-500");
        guide.go("general");
        guide.see("rooms-500-above");
        town.server.freeze(true);
        guide.say("This waits until the server answers.");
        window.await("waiting", () -> window.isThere(".bubble:waiting"));
        guide.see("waiting");
        town.server.freeze(false);
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        town.server.kill();
        window.await("offline", () -> window.isThere("#connection-bar"));
        guide.say("This waits until the server is back.");
        window.awaitMessage("This waits until the server is back.");
        guide.see("reconnecting");
        window.robot.clickOn("#sign-out");
        window.await("the card", () -> window.isThere("#host"));
        host();
    }

    /// More than the server lists.
    private void people() throws Exception {
        town.create("Grace", "stadium", null);
        guide.go("stadium");
        try (Crowd _ = Crowd.into(town.server.socket(), "stadium", PEOPLE)) {
            window.await("all", () -> header().equals(Wording.count(PEOPLE + 2)));
            guide.see("people-thousands");
        }
    }

    private String header() {
        return window.find("#people-toggle", Button.class).getText();
    }

    private void host() throws Exception {
        window.robot.clickOn("#host");
        window.await("in", () -> window.isThere("#composer"));
        window.robot.clickOn("#join-card-button");
        window.await("the code", () -> window.isThere("#join-card .qr"));
        guide.see("hosting");
        window.robot.clickOn("#host-end");
        window.await("asked", () -> window.isThere("#host-end-yes"));
        guide.see("ending-the-hosted-chat");
        window.robot.push(javafx.scene.input.KeyCode.ESCAPE);
        window.robot.interact(
                () ->
                        window.stage()
                                .fireEvent(
                                        new WindowEvent(
                                                window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
        window.await("asked", () -> window.isThere("#close-card"));
        guide.see("closing-while-hosting");
        window.robot.clickOn("#host-ends");
        window.await("closed", () -> !window.stage().isShowing());
    }
}
