package org.lanternchat.desktop;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;

import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Hands that click on nothing before it lies still, as those of people: what has just come into a
/// list may move for a frame or two.
final class SteadyHands extends FxRobot {
    private static final int FRAMES = 200;
    private static final int PATIENCE_SECONDS = 20;

    @Override
    public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
        awaitStill(() -> lookup(query).queryAll());
        return super.clickOn(query, motion, buttons);
    }

    @Override
    public FxRobot clickOn(Node node, Motion motion, MouseButton... buttons) {
        awaitStill(() -> Set.of(node));
        return super.clickOn(node, motion, buttons);
    }

    private void awaitStill(Supplier<Set<Node>> nodes) {
        List<Bounds> before = List.of();
        for (int frame = 0; frame < FRAMES; frame++) {
            List<Bounds> now = places(nodes);
            if (now.isEmpty() || now.equals(before)) return;
            before = now;
        }
    }

    /// Where they are after the next frame.
    private List<Bounds> places(Supplier<Set<Node>> nodes) {
        CompletableFuture<List<Bounds>> places = new CompletableFuture<>();
        Platform.runLater(() -> afterFrame(nodes, places));
        return places.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static void afterFrame(
            Supplier<Set<Node>> nodes, CompletableFuture<List<Bounds>> places) {
        Scene scene =
                nodes.get().stream()
                        .map(Node::getScene)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (scene == null) {
            places.complete(List.of());
            return;
        }
        Runnable look =
                () -> places.complete(nodes.get().stream().map(SteadyHands::placeOf).toList());
        scene.addPostLayoutPulseListener(look);
        var _ = places.whenComplete((_, _) -> Platform.runLater(() -> forget(scene, look)));
        Platform.requestNextPulse();
    }

    private static void forget(Scene scene, Runnable look) {
        scene.removePostLayoutPulseListener(look);
    }

    private static Bounds placeOf(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
