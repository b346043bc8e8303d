package org.lanternchat.desktop.view;

import javafx.scene.Node;
import javafx.scene.layout.HBox;

import java.util.List;

/// Things beside each other that are all equally wide, as long as each has room enough then; where
/// one has not, they share the width by what they need. For the window's thread.
class EvenRow extends HBox {
    EvenRow(double spacing, Node... children) {
        super(spacing, children);
    }

    @Override
    protected void layoutChildren() {
        List<Node> shown = getManagedChildren();
        double inner = getWidth() - snappedLeftInset() - snappedRightInset();
        double each = (inner - getSpacing() * (shown.size() - 1)) / Math.max(1, shown.size());
        if (shown.stream().anyMatch(child -> child.prefWidth(-1) > each)) {
            super.layoutChildren();
            return;
        }
        double top = snappedTopInset();
        double height = getHeight() - top - snappedBottomInset();
        for (int i = 0; i < shown.size(); i++) {
            double from = Math.rint(i * (each + getSpacing()));
            double to = Math.rint(i * (each + getSpacing()) + each);
            shown.get(i).resizeRelocate(snappedLeftInset() + from, top, to - from, height);
        }
    }
}
