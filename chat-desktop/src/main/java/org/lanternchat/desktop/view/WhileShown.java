package org.lanternchat.desktop.view;

import javafx.scene.Node;
import javafx.util.Subscription;

import java.util.function.Supplier;

/// Listens to something that outlives a node only while that node is in a window, so that nodes
/// which come and go leave nothing behind. For the window's thread.
final class WhileShown {
    private final Supplier<Subscription> listening;
    private Subscription now = Subscription.EMPTY;

    private WhileShown(Supplier<Subscription> listening) {
        this.listening = listening;
    }

    static void listen(Node node, Supplier<Subscription> listening) {
        WhileShown shown = new WhileShown(listening);
        node.sceneProperty().subscribe(scene -> shown.turn(scene != null));
    }

    private void turn(boolean on) {
        now.unsubscribe();
        now = on ? listening.get() : Subscription.EMPTY;
    }
}
