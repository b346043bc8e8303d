package org.lanternchat.desktop;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import org.lanternchat.desktop.view.text.DraftField;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/// Leads through the window from stop to stop, for the parts of the tour.
final class Guide {
    /// Who looks at all this.
    static final String NAME = "alice";

    final DesktopWindow window;
    final Town town;
    private final Camera camera;

    Guide(DesktopWindow window, Town town, Camera camera) {
        this.window = window;
        this.town = town;
        this.camera = camera;
    }

    /// Lets the camera look, when everything stands still.
    void see(String stop) throws Exception {
        window.await("all pictures of emoji", this::haveAllTheirPictures);
        WaitForAsyncUtils.waitForFxEvents();
        camera.see(window, stop);
    }

    private boolean haveAllTheirPictures() {
        return window.robot.lookup(".emoji").queryAllAs(Region.class).stream()
                .filter(emoji -> emoji.getScene() != null)
                .flatMap(emoji -> emoji.getChildrenUnmodifiable().stream())
                .allMatch(shown -> !(shown instanceof ImageView view) || view.getImage() != null);
    }

    void push(KeyCode... keys) {
        window.robot.push(keys);
    }

    void click(String query) {
        window.await(query, () -> window.isThere(query));
        window.robot.clickOn(query);
    }

    /// Puts a text into a field, at once and not letter by letter.
    void type(String field, String text) {
        window.robot.clickOn(field);
        Node found = window.find(field, Node.class);
        window.robot.interact(
                () -> {
                    if (found instanceof TextInputControl input) {
                        input.setText(text);
                        input.positionCaret(text.length());
                    } else if (found instanceof DraftField draft) {
                        draft.setText(text);
                        draft.positionCaret(text.length());
                    }
                });
    }

    void say(String text) {
        type("#composer", text);
        push(KeyCode.ENTER);
    }

    String text(String label) {
        return window.find(label, Label.class).getText();
    }

    /// Goes into a room, from wherever one is.
    void go(String room) {
        say("/join " + room);
        window.await(room, () -> text("#room-name").equals(room));
    }

    void clear() {
        type("#composer", "");
    }

    void paste(Path... files) {
        window.robot.interact(
                () -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putFiles(Arrays.stream(files).map(Path::toFile).toList());
                    Clipboard.getSystemClipboard().setContent(content);
                });
        window.robot.clickOn("#composer").push(KeyCode.SHORTCUT, KeyCode.V);
    }

    /// Turns the wheel over the messages, upwards when positive.
    void scroll(double pixels) {
        Node list = window.find("#messages", Node.class);
        window.robot.interact(() -> Wheel.turn(list, pixels));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// The button with this name.
    Node named(String name) {
        return window.robot.lookup(".icon-button").queryAll().stream()
                .filter(one -> one.getScene() != null)
                .filter(one -> Objects.equals(name, one.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }
}
