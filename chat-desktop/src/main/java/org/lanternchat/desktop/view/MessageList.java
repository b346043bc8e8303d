package org.lanternchat.desktop.view;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.wording.Wording;

import java.time.ZoneId;
import java.util.function.BiConsumer;

/// The messages of one room, what can be done with each, and the button that leads to the newest.
/// For the window's thread; made anew for each room that is shown.
///
/// It stays at the newest message while the end is no more than `NEAR` pixels away, and otherwise
/// keeps what is in sight where it is.
final class MessageList extends StackPane implements MessageCursor.View {
    /// So near to the end counts as being at the end.
    static final double NEAR = 100;

    private static final int OLDER_WITHIN = 8;
    private static final double FIRST_UNREAD_AT = 24;
    private static final double STEP = 60;

    private final ChatModel chat;
    private final RoomModel room;
    private final RowNodes nodes;
    private final RowFlow flow;
    private final MessageCursor cursor;
    private final Pane toolbarLayer = new Pane();
    private final NewestButton toNewest = new NewestButton(this::toEnd);
    private final ListChangeListener<Row> listener = this::changed;
    private final Subscription following;
    private boolean pinned = true;
    private boolean checking;
    private boolean placing;
    private boolean placed;
    private boolean moved;
    private boolean moving;
    private double rest;

    /// @param moreEmoji told the message and the button beside which all emoji are wanted
    MessageList(Talk talk, ZoneId zone, BiConsumer<Row.Message, Node> moreEmoji) {
        chat = talk.chat();
        room = talk.room();
        nodes = new RowNodes(zone, talk, this::renew);
        cursor = new MessageCursor(talk, this, moreEmoji);
        flow = new RowFlow(room.rows(), this::made);
        following =
                Subscription.combine(
                        room.settledProperty().subscribe(this::settled),
                        room.unreadProperty().subscribe(count -> toNewest.tell(count.intValue())),
                        room.lookedAtProperty().subscribe(seq -> lookAt(seq.longValue())));
        room.rows().addListener(listener);
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
        surface.widthProperty().addListener((_, _, _) -> stayAtEnd());
        surface.heightProperty().addListener((_, _, _) -> resized());
        flow.addEventFilter(ScrollEvent.ANY, _ -> move());
        flow.addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> move());
        flow.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> touched());
        addEventFilter(MouseEvent.MOUSE_MOVED, cursor::hover);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> cursor.unhover());
        addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, cursor::menu);
    }

    private Region made(Row row) {
        Region node = nodes.of(row);
        node.heightProperty().addListener((_, _, _) -> checkSoon());
        MessageNode message = RowNodes.messageIn(node);
        if (message != null) cursor.made(row, message);
        return node;
    }

    /// The room is not shown any more.
    void dispose() {
        following.unsubscribe();
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
        flow.scrollBy(pages * flow.getHeight() * 0.9);
        move();
    }

    // ---- where the list stands

    private void resized() {
        if (placed) {
            stayAtEnd();
        } else {
            placeSoon();
        }
    }

    /// A room that is opened anew is placed anew.
    private void settled(boolean is) {
        if (!is) placed = false;
        placeSoon();
    }

    private void placeSoon() {
        if (placed || placing || flow.surface().getHeight() <= 0) return;
        if (!room.settledProperty().get()) return;
        placing = true;
        Platform.runLater(this::place);
    }

    /// At the first unread message where that leaves the end out of sight, else at the end.
    private void place() {
        if (placed) return;
        placed = true;
        int unread = room.rows().indexOf(new Row.NewLine());
        if (unread < 0 || getScene() == null) {
            toEnd();
            return;
        }
        pinned = false;
        flow.showAt(unread, FIRST_UNREAD_AT);
        flow.settle();
        checkSoon();
    }

    /// Shows a message in the upper part of the list, and draws the eye to it.
    private void lookAt(long seq) {
        int row = seq > 0 ? rowOf(seq) : -1;
        if (row < 0) return;
        placed = true;
        pinned = false;
        flow.showAt(row, Math.floor(flow.surface().getHeight() / 3));
        flow.settle();
        MessageNode node = nodeOf(row);
        if (node != null) node.flash();
        touched();
    }

    private int rowOf(long seq) {
        for (int i = room.rows().size() - 1; i >= 0; i--) {
            if (room.rows().get(i) instanceof Row.Message message && message.seq() == seq) return i;
        }
        return -1;
    }

    private void changed(ListChangeListener.Change<? extends Row> change) {
        stayAtEnd();
        checkSoon();
    }

    /// Shows a message anew that is larger or smaller now, its upper edge where it was.
    private void renew(Row.Message message) {
        int row = room.rows().indexOf(message);
        if (row < 0) return;
        double top = flow.topOf(row);
        pinned = false;
        room.showAnew(row);
        flow.showAt(row, top);
        checkSoon();
    }

    private void stayAtEnd() {
        if (!pinned || room.rows().isEmpty()) return;
        rest = 0;
        flow.showLast(room.rows().size() - 1);
    }

    /// The person moves the list.
    private void move() {
        cursor.unhover();
        touched();
    }

    private void touched() {
        moved = true;
        moving = true;
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
        flow.settle();
        follow(below());
        toNewest.setVisible(!pinned);
        cursor.place();
        chat.saw(room, pinned, lastSeqInSight());
        boolean nearTop = !room.rows().isEmpty() && flow.first() < OLDER_WITHIN;
        // Unasked, a page above the line of the new messages would push that out of sight.
        if (nearTop && (moved || pinned)) chat.loadOlder(room);
    }

    /// Only the person leaves the end. A row that grows there, by an image or by its words, does
    /// not, and the end is shown again; what they scrolled away from it stays.
    private void follow(double below) {
        boolean was = pinned;
        pinned = was && !moving || below <= NEAR;
        boolean grew = was && !moving && below > rest + 1;
        if (moving) rest = Math.max(0, below);
        moving = false;
        if (pinned && (grew || !was && below < 0)) stayAtEnd();
    }

    /// The `seq` of the last message in sight, 0 for none.
    private long lastSeqInSight() {
        for (int i = flow.last(); i >= 0; i--) {
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
        return last < 0 ? 0 : flow.endOf(last) - flow.surface().getHeight();
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
        touched();
    }

    /// The arrows walk from message to message, unless they are in the text of one.
    private void step(int steps) {
        if (hasKeys()) {
            cursor.walk(steps);
        } else {
            flow.scrollBy(steps * STEP);
        }
    }

    private void toFirst() {
        flow.showFirst(0);
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
        flow.reveal(row);
        flow.settle();
        checkSoon();
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
