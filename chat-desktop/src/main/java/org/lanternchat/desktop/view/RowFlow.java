package org.lanternchat.desktop.view;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

import org.fxmisc.flowless.Cell;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Row;

import java.util.function.Function;

/// The rows of a room from above to below, of which only those in sight are nodes. For the window's
/// thread; knows nothing of what the rows are.
final class RowFlow extends StackPane {
    /// The width of the bar at the side, which is always kept free for it.
    static final double BAR = 10;

    /// So far a ring stands around what it belongs to.
    private static final double RING = 4;

    private final ObservableList<Row> rows;
    private final VirtualFlow<Row, Cell<Row, Region>> flow;

    RowFlow(ObservableList<Row> rows, Function<Row, Region> nodes) {
        this.rows = rows;
        // Disposed of, the flow still listens to its list; to this one nobody else holds on.
        ObservableList<Row> own = FXCollections.unmodifiableObservableList(rows);
        flow =
                VirtualFlow.createVertical(
                        own, row -> Cell.wrapNode(nodes.apply(row)), VirtualFlow.Gravity.REAR);
        flow.setId("messages");
        flow.getStyleClass().add("messages");
        flow.setFocusTraversable(true);
        flow.setAccessibleRole(AccessibleRole.LIST_VIEW);
        flow.clipProperty().unbind();
        flow.setClip(window());
        VirtualizedScrollPane<VirtualFlow<Row, Cell<Row, Region>>> scroller =
                new VirtualizedScrollPane<>(flow, ScrollBarPolicy.NEVER, ScrollBarPolicy.ALWAYS);
        scroller.getStyleClass().add("messages-scroller");
        getChildren().add(scroller);
        hideWhileAllIsInSight(scroller);
    }

    /// The bar keeps its place, so that no row becomes narrower when there is something to scroll.
    private static void hideWhileAllIsInSight(Region scroller) {
        for (Node node : scroller.lookupAll(".scroll-bar")) {
            if (!(node instanceof ScrollBar bar)) continue;
            BooleanBinding isAllInSight =
                    bar.maxProperty().lessThanOrEqualTo(bar.visibleAmountProperty());
            bar.opacityProperty().bind(Bindings.when(isAllInSight).then(0.0).otherwise(1.0));
            bar.mouseTransparentProperty().bind(isAllInSight);
        }
    }

    /// What of the rows is seen: a little more below, so that the ring around the last one is
    /// whole.
    private Rectangle window() {
        Rectangle window = new Rectangle();
        window.widthProperty().bind(flow.widthProperty());
        window.heightProperty().bind(flow.heightProperty().add(RING));
        return window;
    }

    /// What has the keys, and the size of what is in sight.
    Region surface() {
        return flow;
    }

    /// Puts the rows where they belong, now.
    void settle() {
        flow.layout();
    }

    void dispose() {
        flow.dispose();
    }

    // ---- what is in sight

    int first() {
        return flow.getFirstVisibleIndex();
    }

    int last() {
        return Math.min(flow.getLastVisibleIndex(), rows.size() - 1);
    }

    /// The node of a row, when it is in sight.
    @Nullable Region nodeOf(int row) {
        if (row < 0 || row >= rows.size()) return null;
        return flow.getCellIfVisible(row).map(Cell::getNode).orElse(null);
    }

    /// Where the lower edge of a row is, in pixels from the upper edge of what is in sight;
    /// infinitely far when it is not in sight.
    double endOf(int row) {
        if (row < 0 || row >= rows.size()) return Double.MAX_VALUE;
        return flow.getCellIfVisible(row)
                .map(cell -> flow.cellToViewport(cell, 0, cell.getNode().getHeight()).getY())
                .orElse(Double.MAX_VALUE);
    }

    /// Where the upper edge of a row is; 0 when it is not in sight.
    double topOf(int row) {
        if (row < 0 || row >= rows.size()) return 0;
        return flow.getCellIfVisible(row)
                .map(cell -> cell.getNode().getBoundsInParent().getMinY())
                .orElse(0.0);
    }

    private double startOf(Region node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return flow.sceneToLocal(bounds).getMinY();
    }

    // ---- moving

    void scrollBy(double pixels) {
        flow.scrollYBy(pixels);
    }

    void showFirst(int row) {
        flow.showAsFirst(row);
    }

    void showLast(int row) {
        flow.showAsLast(row);
    }

    /// Shows a row so many pixels below the upper edge.
    void showAt(int row, double offset) {
        flow.showAtOffset(row, offset);
    }

    /// Brings the whole row into sight, at the nearer edge.
    void reveal(int row) {
        Region node = nodeOf(row);
        if (node == null) {
            showEdge(row, row <= first());
        } else if (startOf(node) < 0) {
            showEdge(row, true);
        } else if (endOf(row) > flow.getHeight()) {
            showEdge(row, false);
        }
    }

    private void showEdge(int row, boolean above) {
        if (above) {
            flow.showAtOffset(row, RING);
        } else {
            flow.showAsLast(row);
        }
    }
}
