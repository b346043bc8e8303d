package org.lanternchat.desktop;

import javafx.scene.input.KeyCode;

import org.lanternchat.desktop.nearby.NearbyServer;

/// The tour at the door: the card that asks for an address and a name.
final class DoorStops {
    private final Guide guide;
    private final DesktopWindow window;
    private final ServerProcess server;

    DoorStops(Guide guide) {
        this.guide = guide;
        window = guide.window;
        server = guide.town.server;
    }

    void see() throws Exception {
        guide.type("#name", "");
        window.robot.clickOn("#address");
        guide.see("sign-in-empty");
        window.find(
                new NearbyServer("Room 12", "192.168.1.20", 12),
                new NearbyServer(
                        "<b>Workshop</b> of the whole second floor & attic", "10.0.0.7:9000", 1),
                new NearbyServer("Quiet corner", "https://192.168.1.33:8443", 0),
                new NearbyServer("Room 12", "192.168.1.21", -1));
        window.await("the list", () -> window.isThere(".nearby-line"));
        guide.see("sign-in-nearby");
        window.find();
        window.await("nothing", () -> !window.isThere(".nearby-line"));
        window.robot.clickOn("#join");
        guide.see("sign-in-missing");
        guide.type("#address", "two words");
        guide.type("#name", "x".repeat(40));
        guide.see("sign-in-invalid");
        guide.type("#address", "127.0.0.1:1");
        guide.type("#name", Guide.NAME);
        guide.push(KeyCode.ENTER);
        window.await("unreachable", () -> guide.text("#address-hint").contains("127.0.0.1:1"));
        guide.see("sign-in-unreachable");
        guide.type("#address", server.hostAndPort());
        guide.type("#name", "Grace");
        guide.push(KeyCode.ENTER);
        window.await("the suggestion", () -> window.isThere("#suggestion"));
        guide.see("sign-in-name-taken");
        guide.click("#other-way");
        guide.see("sign-in-second-device");
        guide.type("#code", "none");
        guide.push(KeyCode.ENTER);
        window.await("refused", () -> window.isThere("#code-hint:wrong"));
        guide.see("sign-in-code-refused");
        guide.click("#other-way");
        guide.type("#name", Guide.NAME);
        guide.see("sign-in");
        server.freeze(true);
        guide.push(KeyCode.ENTER);
        window.await("joining", () -> window.find("#join", javafx.scene.Node.class).isDisabled());
        guide.see("sign-in-connecting");
        server.freeze(false);
        window.await("in", () -> window.isThere("#composer"));
        window.await("in general", () -> window.isThere("#messages"));
    }
}
