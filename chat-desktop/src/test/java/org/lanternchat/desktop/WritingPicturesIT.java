package org.lanternchat.desktop;

import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.view.text.DraftField;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Pictures of what people write, on demand: `-Dlantern.screenshots=FOLDER
/// -Dit.test=WritingPicturesIT`.
@EnabledIfSystemProperty(named = "lantern.screenshots", matches = ".+")
class WritingPicturesIT {
    private static final String MANY_LINES = "One more line of the log that nobody reads.\n";
    private static final List<String> TALK =
            List.of(
                    MANY_LINES.repeat(50).strip(),
                    """
                    Some **bold**, *italic*, ***both***, ~~struck~~ and `inline()` with \
                    https://build.example.org/runs/1841 and [the plan](https://example.org).\
                    """,
                    """
                    ```java
                    public static void main(String[] args) {
                        IO.println("a line that is a good deal longer than the bubble it stands in");
                    }
                    ```\
                    """,
                    """
                    ## For today

                    1. freeze the texts 🧊
                    2. ship it 🚀
                       - the German one too 🇩🇪

                    > It does not fail on my computer.

                    @alice, can you look? 👀\
                    """,
                    "صباح الخير! 🎉 هل يمكن لأحد مراجعة الترجمة العربية قبل الغداء؟",
                    "🎉🥳");

    @TempDir Path folder;

    @Test
    void pictures() throws Exception {
        Path out = Files.createDirectories(Path.of(System.getProperty("lantern.screenshots")));
        try (ServerProcess server = ServerProcess.start(folder.resolve("server"));
                PlainClient grace = PlainClient.version1(server.socket(), "Grace 🌻", "general")) {
            for (String text : TALK) grace.write("general", text);
            for (String theme : List.of("LIGHT", "DARK")) {
                picture(server, theme, 1280, 800, out);
                picture(server, theme, 900, 600, out);
            }
        }
    }

    private void picture(ServerProcess server, String theme, int width, int height, Path out)
            throws Exception {
        String name = theme.toLowerCase(Locale.ROOT) + "-" + width + "x" + height;
        Path data = Files.createDirectories(folder.resolve(name));
        Files.writeString(data.resolve("settings.properties"), "theme=" + theme + "\n");
        String me = "alice" + width + theme.charAt(0);
        try (DesktopWindow window =
                DesktopWindow.open(data, "--server", server.hostAndPort(), "--name", me)) {
            window.awaitMessage("🎉🥳");
            window.say("Looks *good*, the `main` method too 👍🏽 :tada:");
            window.awaitMessage("Looks *good*, the `main` method too 👍🏽 🎉");
            DraftField field = window.find("#composer", DraftField.class);
            window.robot.interact(
                    () -> field.setText("A draft with 🎉 and 👩🏾‍🚒,\nin two lines שלום"));
            window.resize(width, height);
            window.await("all emoji", () -> haveAllTheirPictures(window));
            window.picture(out.resolve("writing-" + name + ".png"));
            window.robot.clickOn("#emoji");
            window.await("the picker", () -> window.isThere("#emoji-search"));
            window.robot.push(KeyCode.DOWN);
            window.robot.push(KeyCode.RIGHT);
            window.await("all emoji", () -> haveAllTheirPictures(window));
            Node picker = window.robot.lookup(".emoji-picker").query();
            window.picture(picker, out.resolve("picker-" + name + ".png"));
            window.robot.push(KeyCode.ESCAPE);
        }
    }

    private static boolean haveAllTheirPictures(DesktopWindow window) {
        return window.robot.lookup(".emoji").queryAllAs(Region.class).stream()
                .flatMap(emoji -> emoji.getChildrenUnmodifiable().stream())
                .allMatch(shown -> !(shown instanceof ImageView view) || view.getImage() != null);
    }
}
