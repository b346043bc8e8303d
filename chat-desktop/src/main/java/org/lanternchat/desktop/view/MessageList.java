package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.wording.Wording;

import java.time.ZoneId;
import java.util.function.BiConsumer;

/// The messages of one room, what can be done with each, and the button that leads to the newest.
/// For the window's thread; made anew for each room that is shown.
final class MessageList extends StackPane implements MessageCursor.View {
    private static final double STEP = 60;

    private final RoomModel room;
    private final RowNodes nodes;
    private final RowFlow flow;
    private final ListPosition position;
    private final MessageCursor cursor;
    private final Pane toolbarLayer = new Pane();
    private final NewestButton toNewest = new NewestButton(this::toEnd);
    private final Subscription following;

    /// @param moreEmoji told the message and the button beside which all emoji are wanted
    MessageList(Talk talk, ZoneId zone, BiConsumer<Row.Message, Node> moreEmoji) {
        room = talk.room();
        nodes = new RowNodes(zone, talk, this::renew);
        cursor = new MessageCursor(talk, this, moreEmoji);
        flow = new RowFlow(room.rows(), this::made);
        position = new ListPosition(talk, flow, cursor::unhover, this::stands);
        following =
                Subscription.combine(
                        room.unreadProperty().subscribe(count -> toNewest.tell(count.intValue())),
                        room.lookedAtProperty().subscribe(seq -> lookAt(seq.longValue())));
        listen();
        StackPane.setAlignment(toNewest, Pos.BOTTOM_RIGHT);
        toolbarLayer.setPickOnBounds(false);
        toolbarLayer.getChildren().add(cursor.toolbar());
        cursor.toolbar().setManaged(false);
        getStyleClass().add("message-list");
        getChildren().addAll(flow, toNewest, toolbarLayer);
    }

    private void listen() {
        Region surface = flow.surface();
        surface.setAccessibleText(Wording.of("messages.label", room.called()));
        surface.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        surface.focusedProperty().subscribe(this::focused);
        addEventFilter(MouseEvent.MOUSE_MOVED, cursor::hover);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> cursor.unhover());
        addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, cursor::menu);
    }

    private Region made(Row row) {
        Region node = nodes.of(row);
        node.heightProperty().addListener((_, _, _) -> position.checkSoon());
        MessageNode message = RowNodes.messageIn(node);
        if (message != null) cursor.made(row, message);
        return node;
    }

    /// The room is not shown any more.
    void dispose() {
        following.unsubscribe();
        position.dispose();
        flow.dispose();
    }

    /// Shows the newest message and stays there.
    void toEnd() {
        position.toEnd();
    }

    /// A page up or down, for keys that are pressed elsewhere.
    void page(int pages) {
        position.page(pages);
    }

    /// Shows a message, and draws the eye to it.
    private void lookAt(long seq) {
        int row = seq > 0 ? rowOf(seq) : -1;
        if (row < 0) return;
        position.show(row);
        MessageNode node = nodeOf(row);
        if (node != null) node.flash();
    }

    private int rowOf(long seq) {
        for (int i = room.rows().size() - 1; i >= 0; i--) {
            if (room.rows().get(i) instanceof Row.Message message && message.seq() == seq) return i;
        }
        return -1;
    }

    /// A message is larger or smaller now.
    private void renew(Row.Message message) {
        int row = room.rows().indexOf(message);
        if (row >= 0) position.showAnew(row);
    }

    private void stands() {
        toNewest.setVisible(!position.isAtEnd());
        cursor.place();
    }

    // ---- keys

    /// Gives the keys to the messages.
    void focusMessages() {
        flow.surface().requestFocus();
    }

    private void focused(boolean is) {
        if (is) {
            cursor.enter();
        } else {
            cursor.exit();
        }
    }

    private void key(KeyEvent key) {
        if (cursor.act(key)) {
            key.consume();
            SwallowedLetter.in(getScene());
            return;
        }
        if (key.isAltDown()) return;
        switch (key.getCode()) {
            case PAGE_UP -> page(-1);
            case PAGE_DOWN -> page(1);
            case UP -> step(-1);
            case DOWN -> step(1);
            case HOME -> toFirst();
            case END -> toLast();
            default -> {
                return;
            }
        }
        key.consume();
        position.touched();
    }

    /// The arrows walk from message to message, unless they are in the text of one.
    private void step(int steps) {
        if (hasKeys()) {
            cursor.walk(steps);
        } else {
            position.scrollBy(steps * STEP);
        }
    }

    private void toFirst() {
        position.toFirst();
        if (hasKeys()) cursor.first();
    }

    private void toLast() {
        toEnd();
        if (hasKeys()) cursor.last();
    }

    // ---- what the cursor needs

    @Override
    public @Nullable MessageNode nodeOf(int row) {
        Region node = flow.nodeOf(row);
        return node == null ? null : RowNodes.messageIn(node);
    }

    @Override
    public void reveal(int row) {
        position.reveal(row);
    }

    @Override
    public int firstInSight() {
        return flow.first();
    }

    @Override
    public int lastInSight() {
        return flow.last();
    }

    @Override
    public boolean hasKeys() {
        return flow.surface().isFocused();
    }

    @Override
    public Pane over() {
        return toolbarLayer;
    }

    @Override
    public void announce(String text) {
        flow.surface().setAccessibleText(text);
    }
}
