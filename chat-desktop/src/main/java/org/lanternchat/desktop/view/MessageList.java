package org.lanternchat.desktop.view;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import org.fxmisc.flowless.Cell;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.wording.Wording;

import java.time.ZoneId;

/// The messages of one room, only as many nodes as are in sight, and the button that leads to the
/// newest. For the window's thread; made anew for each room that is shown.
///
/// It stays at the newest message while the end is no more than `NEAR` pixels away, and otherwise
/// keeps what is in sight where it is.
final class MessageList extends StackPane {
    /// So near to the end counts as being at the end.
    static final double NEAR = 100;

    private static final int OLDER_WITHIN = 8;
    private static final double FIRST_UNREAD_AT = 24;

    private final ChatModel chat;
    private final RoomModel room;
    private final VirtualFlow<Row, Cell<Row, Region>> flow;
    private final Button toNewest = new Button();
    private final ListChangeListener<Row> listener = this::changed;
    private boolean pinned = true;
    private boolean checking;
    private final Subscription settling;
    private boolean placing;
    private boolean placed;
    private boolean moved;

    MessageList(ChatModel chat, RoomModel room, ZoneId zone, MessageNode.Actions actions) {
        this.chat = chat;
        this.room = room;
        RowNodes nodes = new RowNodes(zone, actions);
        flow =
                VirtualFlow.createVertical(
                        room.rows(), row -> Cell.wrapNode(nodes.of(row)), VirtualFlow.Gravity.REAR);
        flow.setId("messages");
        flow.getStyleClass().add("messages");
        flow.setFocusTraversable(true);
        flow.setAccessibleRole(AccessibleRole.LIST_VIEW);
        flow.setAccessibleText(Wording.of("messages.label", room.called()));
        VirtualizedScrollPane<VirtualFlow<Row, Cell<Row, Region>>> scroller =
                new VirtualizedScrollPane<>(flow, ScrollBarPolicy.NEVER, ScrollBarPolicy.AS_NEEDED);
        scroller.getStyleClass().add("messages-scroller");
        scroller.addEventFilter(ScrollEvent.ANY, _ -> move());
        scroller.addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> move());
        scroller.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> move());
        flow.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        flow.widthProperty().addListener((_, _, _) -> stayAtEnd());
        flow.heightProperty().addListener((_, _, _) -> resized());
        settling = room.settledProperty().subscribe(_ -> placeSoon());
        room.rows().addListener(listener);
        makeButton();
        getStyleClass().add("message-list");
        getChildren().addAll(scroller, toNewest);
    }

    private void resized() {
        if (placed) {
            stayAtEnd();
        } else {
            placeSoon();
        }
    }

    private void placeSoon() {
        if (placed || placing || flow.getHeight() <= 0) return;
        if (!room.settledProperty().get()) return;
        placing = true;
        Platform.runLater(this::place);
    }

    private void makeButton() {
        toNewest.setId("to-newest");
        toNewest.getStyleClass().add("to-newest");
        toNewest.setGraphic(Icons.icon(Feather.ARROW_DOWN, 16));
        toNewest.setOnAction(_ -> toEnd());
        toNewest.setVisible(false);
        toNewest.setFocusTraversable(false);
        room.unreadProperty().subscribe(count -> nameButton(count.intValue()));
        StackPane.setAlignment(toNewest, Pos.BOTTOM_RIGHT);
    }

    private void nameButton(int unread) {
        toNewest.setText(unread == 0 ? Wording.of("new.newest") : Wording.of("new.count", unread));
        toNewest.pseudoClassStateChanged(PseudoClass.getPseudoClass("unread"), unread > 0);
    }

    /// The room is not shown any more.
    void dispose() {
        settling.unsubscribe();
        room.rows().removeListener(listener);
        flow.dispose();
    }

    /// Shows the newest message and stays there.
    void toEnd() {
        pinned = true;
        stayAtEnd();
        checkSoon();
    }

    /// A page up or down, for keys that are pressed elsewhere.
    void page(int pages) {
        flow.scrollYBy(pages * flow.getHeight() * 0.9);
        move();
    }

    // ---- where the list stands

    /// At the first unread message where that leaves the end out of sight, else at the end.
    private void place() {
        placed = true;
        int unread = room.rows().indexOf(new Row.NewLine());
        if (unread < 0 || getScene() == null) {
            toEnd();
            return;
        }
        pinned = false;
        flow.showAtOffset(unread, FIRST_UNREAD_AT);
        flow.layout();
        checkSoon();
    }

    private void changed(ListChangeListener.Change<? extends Row> change) {
        stayAtEnd();
        checkSoon();
    }

    private void stayAtEnd() {
        if (pinned && !room.rows().isEmpty()) flow.showAsLast(room.rows().size() - 1);
    }

    /// The person moves the list.
    private void move() {
        moved = true;
        checkSoon();
    }

    private void checkSoon() {
        if (checking) return;
        checking = true;
        Platform.runLater(this::check);
    }

    private void check() {
        checking = false;
        if (!placed || getScene() == null) return;
        flow.layout();
        boolean was = pinned;
        pinned = below() <= NEAR;
        if (pinned && !was && below() < 0) stayAtEnd();
        toNewest.setVisible(!pinned);
        chat.saw(room, pinned, lastInSight());
        boolean nearTop = !room.rows().isEmpty() && flow.getFirstVisibleIndex() < OLDER_WITHIN;
        // Unasked, a page above the line of the new messages would push that out of sight.
        if (nearTop && (moved || pinned)) chat.loadOlder(room);
    }

    /// The `seq` of the last message in sight, 0 for none.
    private long lastInSight() {
        int last = Math.min(flow.getLastVisibleIndex(), room.rows().size() - 1);
        for (int i = last; i >= 0; i--) {
            if (room.rows().get(i) instanceof Row.Message message && message.seq() > 0) {
                return message.seq();
            }
        }
        return 0;
    }

    /// How many pixels of the list are below what is in sight; negative when it ends above the
    /// edge.
    private double below() {
        int last = room.rows().size() - 1;
        if (last < 0) return 0;
        return flow.getCellIfVisible(last)
                .map(
                        cell -> {
                            Region node = cell.getNode();
                            return flow.cellToViewport(cell, 0, node.getHeight()).getY()
                                    - flow.getHeight();
                        })
                .orElse(Double.MAX_VALUE);
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case PAGE_UP -> page(-1);
            case PAGE_DOWN -> page(1);
            case UP -> flow.scrollYBy(-60);
            case DOWN -> flow.scrollYBy(60);
            case HOME -> flow.showAsFirst(0);
            case END -> toEnd();
            default -> {
                return;
            }
        }
        key.consume();
        move();
    }
}
