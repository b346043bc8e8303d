package org.lanternchat.desktop;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;

import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.service.locator.BoundsLocator;
import org.testfx.service.query.PointQuery;
import org.testfx.service.query.impl.CallableBoundsPointQuery;
import org.testfx.util.WaitForAsyncUtils;

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
    private static final int PATIENCE_MILLIS = 20_000;

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

    /// Bounds are worked out when somebody asks for them, and the window's thread alone may do
    /// that.
    @Override
    public PointQuery point(Node node) {
        BoundsLocator places = robotContext().getBoundsLocator();
        return new CallableBoundsPointQuery(
                        () ->
                                WaitForAsyncUtils.waitForAsyncFx(
                                        PATIENCE_MILLIS, () -> places.boundsOnScreenFor(node)),
                        node)
                .atPosition(super.point(node).getPosition());
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
        return places.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
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
