package org.lanternchat.desktop;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.lanternchat.desktop.nearby.NearbyServer;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

/// The real app in a window that no screen shows, and hands that use it.
final class DesktopWindow implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    final FxRobot robot = new SteadyHands();
    private final App app;
    private final Stage stage;

    /// The app, whose ways out lead into a list: there is no browser where there is no display.
    public static final class App extends DesktopApp {
        private final List<String> opened = new CopyOnWriteArrayList<>();
        private volatile Consumer<List<NearbyServer>> teller = _ -> {};

        @Override
        void open(String link) {
            opened.add(link);
        }

        /// What is in the network of the machine that tests is nothing to look at.
        @Override
        Runnable search(Consumer<List<NearbyServer>> told) {
            teller = told;
            return () -> {};
        }
    }

    private DesktopWindow(App app, Stage stage) {
        this.app = app;
        this.stage = stage;
    }

    static DesktopWindow open(Path data, String... arguments) throws TimeoutException {
        Stage stage = FxToolkit.registerPrimaryStage();
        List<String> all = new ArrayList<>(List.of("--data", data.toString()));
        all.addAll(Arrays.asList(arguments));
        var app = FxToolkit.setupApplication(App.class, all.toArray(String[]::new));
        return new DesktopWindow((App) app, stage);
    }

    /// Wider than the screen that does not exist.
    void resize(double width, double height) {
        robot.interact(
                () -> {
                    stage.setWidth(width);
                    stage.setHeight(height);
                });
        await("the size", () -> scene().getWidth() == width && scene().getHeight() == height);
    }

    Stage stage() {
        return stage;
    }

    /// These chats are found in the network.
    void find(NearbyServer... servers) {
        app.teller.accept(List.of(servers));
    }

    /// The addresses that were opened outside the app.
    List<String> opened() {
        return List.copyOf(app.opened);
    }

    Scene scene() {
        return stage.getScene();
    }

    <N extends Node> N find(String query, Class<N> kind) {
        return robot.lookup(query).queryAs(kind);
    }

    /// What something says on the window's thread: bounds are worked out when they are asked for,
    /// and on another thread that spoils the window's own.
    <T> T look(Callable<T> at) {
        return WaitForAsyncUtils.waitForAsyncFx(1_000L * PATIENCE_SECONDS, at);
    }

    /// Where a node is in the window.
    Bounds place(Node node) {
        return look(() -> node.localToScene(node.getBoundsInLocal()));
    }

    /// Where a node is on the screen.
    Bounds placeOnScreen(Node node) {
        return look(() -> node.localToScreen(node.getBoundsInLocal()));
    }

    boolean isThere(String query) {
        return robot.lookup(query).tryQuery().filter(this::isShown).isPresent();
    }

    private boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    /// Waits, looking again and again on the window's thread.
    void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException late) {
            throw new AssertionError("not within " + PATIENCE_SECONDS + " s: " + what, late);
        }
    }

    void signIn(String address, String name) {
        type("#address", address);
        type("#name", name);
        robot.push(KeyCode.ENTER);
        await("signed in", () -> isThere("#composer"));
    }

    /// Opens the card of somebody in the list of people.
    void clickOnPerson(String name) {
        await(name, () -> person(name).tryQuery().isPresent());
        robot.clickOn(person(name).<Node>query());
    }

    private NodeQuery person(String name) {
        return robot.from(find("#people-list", Node.class)).lookup(name);
    }

    /// Types into a field in place of what stands there.
    void type(String field, String text) {
        robot.clickOn(field);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.push(KeyCode.DELETE);
        robot.write(text);
    }

    void say(String text) {
        robot.clickOn("#composer");
        robot.write(text);
        robot.push(KeyCode.ENTER);
    }

    /// The texts of the messages in sight, from above to below.
    List<String> messages() {
        return look(this::messagesNow);
    }

    private List<String> messagesNow() {
        return robot.lookup(".message-text").queryAll().stream()
                .filter(this::isShown)
                .filter(node -> node.getParent() != null)
                .sorted(Comparator.comparingDouble(node -> node.localToScene(0, 0).getY()))
                .map(Node::getAccessibleText)
                .toList();
    }

    /// The node that shows the text of a message.
    Node message(String text) {
        return robot.lookup(".message-text").queryAll().stream()
                .filter(one -> text.equals(one.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    void awaitMessage(String text) {
        await("the message " + text, () -> messages().contains(text));
    }

    /// The window, and the menus and pickers that lie over it in windows of their own.
    void picture(Path file) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        ImageIO.write(look(this::drawn), "png", file.toFile());
    }

    private BufferedImage drawn() {
        Scene scene = scene();
        BufferedImage picture = Pixels.of(scene.snapshot(null), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        for (Window over : Window.getWindows()) {
            if (over.equals(stage) || !over.isShowing()) continue;
            Scene its = over.getScene();
            double x = over.getX() + its.getX() - stage.getX() - scene.getX();
            double y = over.getY() + its.getY() - stage.getY() - scene.getY();
            BufferedImage above = Pixels.of(clear(its.getRoot()), BufferedImage.TYPE_INT_ARGB);
            canvas.drawImage(above, (int) Math.rint(x), (int) Math.rint(y), null);
        }
        canvas.dispose();
        return picture;
    }

    private static WritableImage clear(Node node) {
        SnapshotParameters nothingBehind = new SnapshotParameters();
        nothingBehind.setFill(Color.TRANSPARENT);
        return node.snapshot(nothingBehind, null);
    }

    @Override
    public void close() throws TimeoutException {
        FxToolkit.cleanupStages();
        FxToolkit.cleanupApplication(app);
    }
}
