package org.lanternchat.desktop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

/// A picture of the desktop app and the page beside one another in one room, on demand:
/// `-Dlantern.screenshots=FOLDER -Dit.test=SideBySideIT`.
@EnabledIfSystemProperty(named = "lantern.screenshots", matches = ".+")
@Timeout(120)
class SideBySideIT {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 720;
    private static final int GAP = 24;
    private static final String DESKTOP = "Mira";
    private static final String PAGE = "Jonas";

    private record Line(String name, String text) {}

    private static final List<Line> TALK =
            List.of(
                    new Line("Priya", "Morning all! The projector in room 12 is back."),
                    new Line(PAGE, "Great. Ten o’clock as planned?"),
                    new Line("Priya", "Ten works. I will bring the adapter **this** time"),
                    new Line(DESKTOP, "I have the slides ready 🎉"),
                    new Line("Sam", "Notes are here: http://wiki.local/demo/checklist"),
                    new Line(PAGE, "I am at the borrowed laptop, in its browser"),
                    new Line(DESKTOP, "And I in the app. Same room, same words"),
                    new Line("Sam", "Brave 😄 I like it."));

    @TempDir Path folder;

    @Test
    void picture() throws Exception {
        Path out = Files.createDirectories(Path.of(System.getProperty("lantern.screenshots")));
        Path data = Files.createDirectories(folder.resolve("desktop"));
        Files.writeString(data.resolve("settings.properties"), "theme=LIGHT\nlanguage=ENGLISH\n");
        try (ServerProcess server = ServerProcess.start(folder.resolve("server"));
                DesktopWindow window = DesktopWindow.open(data);
                BrowserPage page = BrowserPage.open(server.address());
                PlainClient priya = PlainClient.version1(server.socket(), "Priya", "general");
                PlainClient sam = PlainClient.version1(server.socket(), "Sam", "general")) {
            window.resize(WIDTH, HEIGHT);
            page.resize(WIDTH, HEIGHT);
            window.signIn(server.hostAndPort(), DESKTOP);
            page.signIn(PAGE);
            for (Line line : TALK) {
                switch (line.name()) {
                    case DESKTOP -> window.say(line.text());
                    case PAGE -> page.send(line.text());
                    case "Sam" -> sam.write("general", line.text());
                    default -> priya.write("general", line.text());
                }
                window.await(line.text(), () -> window.messages().contains(line.text()));
            }
            page.waitText(TALK.getLast().text());
            Path left = folder.resolve("desktop.png");
            Path right = folder.resolve("page.png");
            window.picture(left);
            page.picture(right);
            beside(left, right, out.resolve("side-by-side.png"));
        }
    }

    private static void beside(Path left, Path right, Path both) throws IOException {
        BufferedImage one = ImageIO.read(left.toFile());
        BufferedImage other = ImageIO.read(right.toFile());
        BufferedImage all =
                new BufferedImage(
                        2 * WIDTH + 3 * GAP, HEIGHT + 2 * GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = all.createGraphics();
        canvas.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setColor(new Color(0xd8d5ce));
        canvas.fillRect(0, 0, all.getWidth(), all.getHeight());
        canvas.drawImage(one, GAP, GAP, WIDTH, HEIGHT, null);
        canvas.drawImage(other, WIDTH + 2 * GAP, GAP, WIDTH, HEIGHT, null);
        canvas.dispose();
        ImageIO.write(all, "png", both.toFile());
    }
}
