package org.lanternchat.desktop;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;

import org.lanternchat.desktop.file.PngImage;
import org.lanternchat.desktop.wording.Wording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The tour through what a message can hold: markup, strange texts, images and files.
final class MatterStops {
    private static final List<String> MARKUP =
            List.of(
                    "One more line of the log that nobody reads.\n".repeat(50).strip(),
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
    private static final List<String> STRANGE =
            List.of(
                    "x".repeat(600),
                    "<b>bold</b> & <script>alert(1)</script> **no",
                    "\u202eevil צבע عربي (v1.0) https://example.org/ سلام",
                    "🎉".repeat(60),
                    "Z" + "\u0335\u0321\u0327".repeat(60) + " tower",
                    "Привет всем · Ελλάδα · İstanbul · Ærø",
                    "https://example.org/" + "a-very-long-path/".repeat(14));

    private final Guide guide;
    private final DesktopWindow window;
    private final Town town;
    private final Path folder;

    MatterStops(Guide guide, Path folder) {
        this.guide = guide;
        this.folder = folder;
        window = guide.window;
        town = guide.town;
    }

    void see() throws Exception {
        markup();
        files();
    }

    private void markup() throws Exception {
        town.create(
                "Grace",
                "writing",
                "What people write, in every way that there is, at some length");
        for (String text : MARKUP) town.write("Grace", "writing", text);
        guide.go("writing");
        window.awaitMessage("🎉🥳");
        guide.say("Looks *good*, the `main` method too 👍🏽 :tada:");
        guide.say("> quoted\n\nand a list:\n\n- one\n- two\n\n```\nwith code\n```");
        window.awaitMessage("> quoted\n\nand a list:\n\n- one\n- two\n\n```\nwith code\n```");
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        guide.see("markup");
        guide.scroll(420);
        guide.see("markup-above");
        town.arrive("Wolfeschlegelsteinhausen", "writing");
        for (String text : STRANGE) town.write("Wolfeschlegelsteinhausen", "writing", text);
        window.await("the way down", () -> window.isThere("#to-newest"));
        guide.click("#to-newest");
        window.awaitMessage(STRANGE.getLast());
        guide.see("strange");
        guide.scroll(500);
        guide.see("strange-above");
    }

    private void files() throws Exception {
        guide.go("design");
        Path plan = Files.write(folder.resolve("network-plan.pdf"), new byte[81_230]);
        Path empty = Files.write(folder.resolve("empty.txt"), new byte[0]);
        Path name =
                Files.write(
                        folder.resolve("a-name-of-a-file-that-goes-on-and-on-for-very-long.zip"),
                        new byte[9_000]);
        guide.paste(png("sunset over the server room.png", 1200, 700), plan, name, empty);
        window.await("told", () -> window.isThere(".attachment:failed"));
        window.await("all there", () -> bars().isEmpty());
        window.robot.write("The wiring, as it is now");
        guide.see("files-to-send");
        guide.push(KeyCode.ENTER);
        window.await("told", () -> window.isThere("#limit:wrong"));
        guide.see("files-refused");
        window.robot.clickOn(guide.named(Wording.of("file.remove", "empty.txt")));
        window.robot.clickOn("#composer").push(KeyCode.ENTER);
        window.awaitMessage("The wiring, as it is now");
        window.await("the image", () -> window.isThere(".picture .image-view"));
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        guide.see("files");
        window.robot.clickOn(".file-button");
        window.await(
                "saved",
                () ->
                        window.find(".file-button", Button.class)
                                .getText()
                                .equals(Wording.of("file.folder")));
        guide.see("file-saved");
        window.robot.clickOn(".picture");
        window.await("the viewer", () -> window.isThere("#picture-viewer .image-view"));
        guide.see("picture-viewer");
        guide.push(KeyCode.ESCAPE);
        Path large = Files.write(folder.resolve("recording.mov"), new byte[60_000_000]);
        town.server.freeze(true);
        guide.paste(large);
        window.await("under way", () -> !bars().isEmpty());
        window.robot.write("Tuesday's talk").push(KeyCode.ENTER);
        guide.see("file-under-way");
        town.server.freeze(false);
        window.await("sent", () -> !window.isThere("#attachments"));
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
    }

    private List<Node> bars() {
        return window.robot.lookup(".attachment .file-bar").queryAll().stream()
                .filter(Node::isVisible)
                .toList();
    }

    private Path png(String file, int width, int height) throws IOException {
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = 40 + 180 * x / width;
                int blue = 220 - 150 * y / height;
                pixels[y * width + x] = 0xff000000 | red << 16 | 120 << 8 | blue;
            }
        }
        return Files.write(folder.resolve(file), PngImage.of(pixels, width, height));
    }
}
