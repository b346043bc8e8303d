package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.view.text.DraftField;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What bubbles show and what the composer's field can do, in the window at the real server.
@Timeout(120)
class WritingIT {
    private static final String HEBREW = "צהריים טובים לכולם וברוכים הבאים לחדר הזה ";

    @TempDir Path data;
    private ServerProcess server;
    private DesktopWindow window;
    private PlainClient bob;

    @BeforeEach
    void open() throws Exception {
        server = ServerProcess.start(data.resolve("server"));
        window = DesktopWindow.open(data.resolve("desktop"));
        window.signIn(server.hostAndPort(), "alice");
        window.await("in general", () -> window.isThere("#messages"));
        bob = PlainClient.version1(server.socket(), "bob", "general");
    }

    @AfterEach
    void close() throws Exception {
        bob.close();
        window.close();
        server.close();
    }

    private DraftField field() {
        return window.find("#composer", DraftField.class);
    }

    private static String clipboard() {
        String text =
                WaitForAsyncUtils.waitForAsyncFx(
                        5_000, () -> Clipboard.getSystemClipboard().getString());
        return text == null ? "" : text;
    }

    private Node body(String source) {
        window.awaitMessage(source);
        return bodyNow(source);
    }

    private Node bodyNow(String source) {
        return window.robot.lookup(".message-text").queryAll().stream()
                .filter(one -> one.getScene() != null && source.equals(one.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> parts(String style) {
        return window.robot.lookup(style).queryAllAs(Text.class).stream()
                .map(Text::getText)
                .toList();
    }

    @Test
    void markupIsSeenAndCopiedAsPlainText() throws Exception {
        String source = "**bold** and `code` 🎉\n\n- one\n- two\n\n> @alice";
        bob.write("general", source);
        Node body = body(source);
        assertThat(parts(".message-part.bold")).containsExactly("bold");
        assertThat(parts(".message-part.code")).containsExactly("code");
        assertThat(parts(".message-part.mention")).containsExactly("@alice");
        window.robot.clickOn(body);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.A);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.C);
        assertThat(clipboard()).isEqualTo("bold and code 🎉\n• one\n• two\n@alice");
    }

    @Test
    void aSelectionGoesFromOneParagraphIntoTheCode() throws Exception {
        String source = "first line\n\n```\nsome code\n```";
        bob.write("general", source);
        Bounds bounds = window.placeOnScreen(body(source));
        window.robot.moveTo(bounds.getMinX() + 1, bounds.getMinY() + 8);
        window.robot.press(MouseButton.PRIMARY);
        window.robot.moveTo(bounds.getMaxX() - 1, bounds.getMaxY() - 18);
        window.robot.release(MouseButton.PRIMARY);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.C);
        assertThat(clipboard()).isEqualTo("first line\nsome code");
    }

    @Test
    void aButtonCopiesABlockOfCode() throws Exception {
        String source = "```java\nint i = 0;\n\ni++;\n```";
        bob.write("general", source);
        body(source);
        window.robot.clickOn(".code-copy");
        assertThat(clipboard()).isEqualTo("int i = 0;\n\ni++;");
    }

    @Test
    void aLongMessageIsFoldedUntilItIsWantedInFull() throws Exception {
        String source = "line\n".repeat(60).strip();
        bob.write("general", source);
        Node body = body(source);
        Region bubble = (Region) body.getParent().getParent();
        double folded = bubble.getHeight();
        assertThat(folded).isLessThan(450);
        window.robot.clickOn("Show more");
        window.await("all of it", () -> bubbleHeight(source) > 900);
        window.robot.clickOn("#to-newest");
        window.robot.clickOn("Show less");
        window.await("less of it", () -> bubbleHeight(source) == folded);
    }

    private double bubbleHeight(String source) {
        return ((Region) bodyNow(source).getParent().getParent()).getHeight();
    }

    @Test
    void emojiAreShownInColourWhereverPeopleWrite() throws Exception {
        try (PlainClient party = PlainClient.version1(server.socket(), "Zoë 🎉", "general")) {
            party.write("general", "so 👩🏾‍🚒 it is");
            body("so 👩🏾‍🚒 it is");
            window.await("the pictures", () -> pictures() >= 3);
            assertThat(window.robot.lookup(".author").queryAs(Label.class).getText())
                    .isEqualTo("Zoë 🎉");
        }
    }

    /// Emoji that are seen with their picture: in the bubble, above it, among the people.
    private long pictures() {
        return window.robot.lookup(".emoji").queryAllAs(Region.class).stream()
                .flatMap(emoji -> emoji.getChildrenUnmodifiable().stream())
                .filter(shown -> shown instanceof ImageView view && view.getImage() != null)
                .count();
    }

    @Test
    void shortNamesAreSentAsEmoji() throws Exception {
        window.say("done :tada: `:tada:`");
        bob.awaitText("done 🎉 `:tada:`");
        window.awaitMessage("done 🎉 `:tada:`");
    }

    @Test
    void anEmojiIsChosenByKeysAloneAndComesFirstTheNextTime() throws Exception {
        window.robot.clickOn("#composer");
        window.robot.write("ok ");
        window.robot.clickOn("#emoji");
        window.await("the picker", () -> window.isThere("#emoji-search"));
        window.robot.write("rocket");
        window.robot.push(KeyCode.ENTER);
        window.await("the emoji", () -> field().getText().equals("ok 🚀"));
        assertThat(field().isFocused()).isTrue();
        window.robot.clickOn("#emoji");
        window.await("the picker", () -> window.isThere("#emoji-search"));
        window.robot.push(KeyCode.ENTER);
        window.await("the same again", () -> field().getText().equals("ok 🚀🚀"));
        window.robot.clickOn("#emoji");
        window.await("the picker", () -> window.isThere("#emoji-search"));
        window.robot.push(KeyCode.ESCAPE);
        window.await("no picker", () -> !window.isThere("#emoji-search"));
        window.robot.push(KeyCode.ENTER);
        bob.awaitText("ok 🚀🚀");
        Path settings = data.resolve("desktop/settings.properties");
        window.await("remembered", () -> Files.readString(settings).contains("emoji=\\ud83d"));
    }

    @Test
    void theFieldUndoesSelectsAndDeletesAsFieldsDo() {
        window.robot.clickOn("#composer");
        window.robot.write("one two");
        window.robot.push(KeyCode.SHORTCUT, KeyCode.BACK_SPACE);
        assertThat(field().getText()).isEqualTo("one ");
        window.robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(field().getText()).isEqualTo("one two");
        window.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
        assertThat(field().getText()).isEqualTo("one ");
        window.robot.push(KeyCode.HOME);
        window.robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.X);
        window.robot.push(KeyCode.END);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.V);
        assertThat(field().getText()).isEqualTo("ne o");
        window.robot.push(KeyCode.SHORTCUT, KeyCode.A);
        window.robot.push(KeyCode.DELETE);
        assertThat(field().getText()).isEmpty();
    }

    @Test
    void theFieldGrowsToEightLinesAndThenScrolls() {
        window.robot.clickOn("#composer");
        double one = field().getHeight();
        for (int i = 0; i < 7; i++) window.robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        window.await("eight lines", () -> field().getHeight() > one + 6.5 * 20);
        double eight = field().getHeight();
        for (int i = 0; i < 4; i++) window.robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(field().getHeight()).isEqualTo(eight);
        window.robot.push(KeyCode.UP);
        assertThat(field().getCaretPosition()).isEqualTo(10);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.HOME);
        assertThat(field().getCaretPosition()).isZero();
    }

    @Test
    void anyScriptIsWrappedInTheField() {
        double one = field().getHeight();
        for (String text :
                List.of(
                        HEBREW.repeat(8),
                        "👩🏾‍🚒🎉".repeat(90),
                        HEBREW.repeat(3) + "🎉🎉 abc " + HEBREW.repeat(3),
                        "x".repeat(400),
                        "สวัสดีครับ".repeat(40))) {
            window.robot.interact(() -> field().setText(text));
            window.await("more lines", () -> field().getHeight() > one + 15);
            Region flow = (Region) field().lookup(".inline-flow");
            assertThat(window.look(flow::getBoundsInParent).getMaxX())
                    .isLessThanOrEqualTo(field().getWidth());
            assertThat(field().getText()).isEqualTo(text);
        }
    }

    @Test
    void aClickAndADragSelectInTheField() {
        window.robot.interact(() -> field().setText("one 🎉 two"));
        Bounds bounds = window.placeOnScreen(field());
        window.robot.clickOn(bounds.getMinX() + 14, bounds.getMinY() + 20);
        assertThat(field().getCaretPosition()).isLessThanOrEqualTo(1);
        window.robot.press(MouseButton.PRIMARY);
        window.robot.moveTo(bounds.getMinX() + 300, bounds.getMinY() + 20);
        window.robot.release(MouseButton.PRIMARY);
        assertThat(field().getSelectedText()).endsWith("🎉 two");
        window.robot.doubleClickOn(bounds.getMinX() + 24, bounds.getMinY() + 20);
        assertThat(field().getSelectedText()).isEqualTo("one");
    }
}
