package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.view.MessageWays.Way;
import org.lanternchat.desktop.wording.Wording;

import java.util.List;
import java.util.function.BiConsumer;

/// Which message of the list the keys or the pointer are at, with the toolbar and the menu that
/// belong to it. For the window's thread.
final class MessageCursor {
    /// The question is answered by Enter too, and shows so.
    private static final PseudoClass BY_KEYS = PseudoClass.getPseudoClass("by-keys");

    private static final double OVERLAP = 4;
    private static final double EDGE = 4;

    private final Talk talk;
    private final View view;
    private final MessageToolbar toolbar;
    private @Nullable Place current;
    private @Nullable Place hovered;

    /// The list, as far as this needs it.
    interface View {
        /// The node of a row, when it is in sight.
        @Nullable MessageNode nodeOf(int row);

        /// Brings a row into sight.
        void reveal(int row);

        /// The first and the last row in sight.
        int firstInSight();

        int lastInSight();

        /// Whether the list itself has the keys.
        boolean hasKeys();

        /// What the toolbar lies over.
        Pane over();

        /// Tells people who do not see it where the keys are.
        void announce(String text);
    }

    /// A message, however its row changes: by its `seq`, or while it has none by its `cid`.
    private record Place(long seq, @Nullable String cid) {
        static Place of(Row.Message message) {
            return new Place(message.seq(), message.seq() > 0 ? null : message.cid());
        }

        boolean isOf(Row row) {
            return row instanceof Row.Message message && equals(of(message));
        }
    }

    MessageCursor(Talk talk, View view, BiConsumer<Row.Message, Node> moreEmoji) {
        this.talk = talk;
        this.view = view;
        this.toolbar = new MessageToolbar(talk, moreEmoji, this::place, this::done);
    }

    /// Something was done with the message: the toolbar has served until the pointer moves on.
    private void done() {
        hovered = null;
        place();
    }

    MessageToolbar toolbar() {
        return toolbar;
    }

    private List<Row> rows() {
        return talk.room().rows();
    }

    // ---- where it is

    private int rowOf(@Nullable Place place) {
        if (place == null) return -1;
        List<Row> rows = rows();
        for (int i = rows.size() - 1; i >= 0; i--) if (place.isOf(rows.get(i))) return i;
        return -1;
    }

    private Row.@Nullable Message messageAt(@Nullable Place place) {
        int row = rowOf(place);
        return row >= 0 && rows().get(row) instanceof Row.Message message ? message : null;
    }

    /// A node was made for this row.
    void made(Row row, MessageNode node) {
        node.setCurrent(current != null && current.isOf(row));
    }

    /// The keys came to the list: at the last message in sight, unless they were there before.
    void enter() {
        int row = rowOf(current);
        if (row < view.firstInSight() || row > view.lastInSight()) {
            goTo(next(view.lastInSight() + 1, -1));
        } else {
            goTo(row);
        }
    }

    /// The keys went elsewhere.
    void exit() {
        place();
    }

    /// So many messages down, or up when negative.
    void walk(int steps) {
        int at = rowOf(current);
        if (at < 0) {
            enter();
            return;
        }
        int next = next(at, steps);
        if (next >= 0) goTo(next);
    }

    void first() {
        goTo(next(-1, 1));
    }

    void last() {
        goTo(next(rows().size(), -1));
    }

    private int next(int from, int step) {
        for (int i = from + step; i >= 0 && i < rows().size(); i += step) {
            if (rows().get(i) instanceof Row.Message) return i;
        }
        return -1;
    }

    private void goTo(int row) {
        if (row < 0 || !(rows().get(row) instanceof Row.Message message)) return;
        mark(false);
        current = Place.of(message);
        hovered = null;
        view.reveal(row);
        mark(true);
        view.announce(Wording.of("messages.at", message.name(), message.text()));
        place();
    }

    private void mark(boolean is) {
        MessageNode node = view.nodeOf(rowOf(current));
        if (node != null) node.setCurrent(is);
    }

    // ---- the toolbar

    /// The pointer is over this node of the list.
    void hover(MouseEvent move) {
        Node under = move.getPickResult().getIntersectedNode();
        for (Node at = under; at != null; at = at.getParent()) {
            if (at == toolbar || toolbar.isAsking()) return;
            if (at instanceof MessageNode node) {
                Place over = Place.of(node.message());
                if (over.equals(hovered)) return;
                hovered = over;
                place();
                return;
            }
        }
    }

    /// The pointer left the list, or the list moved under it.
    void unhover() {
        if (hovered == null || toolbar.isAsking()) return;
        hovered = null;
        place();
    }

    /// Puts the toolbar to its message, after that or the list has moved.
    void place() {
        Place of = hovered != null ? hovered : view.hasKeys() ? current : null;
        MessageNode node = view.nodeOf(rowOf(of));
        toolbar.show(node == null ? null : messageAt(of));
        if (node == null || !toolbar.isVisible()) return;
        Pane over = view.over();
        toolbar.applyCss();
        double width = Math.ceil(toolbar.prefWidth(-1));
        double height = Math.ceil(toolbar.prefHeight(-1));
        Bounds bubble = over.sceneToLocal(node.localToScene(node.bubbleBounds()));
        double left = node.message().own() ? 0 : bubble.getMinX() + width;
        double right = Math.min(over.getWidth() - EDGE, Math.max(bubble.getMaxX(), left));
        double x = Math.max(EDGE, right - width);
        double y =
                Math.clamp(
                        bubble.getMinY() - height + OVERLAP,
                        EDGE,
                        Math.max(EDGE, over.getHeight() - height));
        toolbar.resizeRelocate(x, y, width, height);
    }

    // ---- keys and menu

    /// Whether the key did something with the message at which the keys are.
    boolean act(KeyEvent key) {
        Row.Message message = messageAt(current);
        if (message == null || !view.hasKeys()) return false;
        if (toolbar.isAsking()) return answer(key);
        if (key.isAltDown() || key.isMetaDown()) return false;
        boolean copies = key.isShortcutDown() && key.getCode() == KeyCode.C;
        if (key.isControlDown() && !copies) return false;
        if (key.getCode().isDigitKey()) return react(message, key);
        for (MessageAction action : MessageAction.of(message, talk, this::ask)) {
            if (action.key() == key.getCode()) {
                action.run().run();
                return true;
            }
        }
        return key.getCode() == KeyCode.ENTER && open();
    }

    /// The question stays at its message until it is answered, wherever pointer and keys go.
    private void ask(Row.Message message) {
        hovered = Place.of(message);
        toolbar.pseudoClassStateChanged(BY_KEYS, view.hasKeys());
        toolbar.ask(message);
    }

    private boolean answer(KeyEvent key) {
        switch (key.getCode()) {
            case ENTER, DELETE -> toolbar.confirm();
            case ESCAPE -> toolbar.giveUp();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean react(Row.Message message, KeyEvent key) {
        int index = key.getText().isEmpty() ? -1 : key.getText().charAt(0) - '1';
        if (index < 0 || index >= MessageAction.QUICK.size() || !message.isAlive()) return false;
        talk.acts().react(talk.room(), message, MessageAction.QUICK.get(index));
        return true;
    }

    /// Goes where the message leads, or asks where to go.
    private boolean open() {
        MessageNode node = view.nodeOf(rowOf(current));
        List<Way> ways = node == null ? List.of() : MessageWays.of(node, talk);
        if (node == null || ways.isEmpty()) return false;
        if (ways.size() == 1) {
            ways.getFirst().run().run();
        } else {
            showBelow(MessageMenu.of(ways), node);
        }
        return true;
    }

    private void showBelow(ContextMenu menu, MessageNode node) {
        Bounds at = node.localToScreen(node.bubbleBounds());
        menu.show(view.over(), at.getMinX() + EDGE, at.getMaxY());
    }

    /// Shows the menu of the message under the pointer, or of the one with the keys.
    void menu(ContextMenuEvent request) {
        boolean byKey = request.isKeyboardTrigger();
        MessageNode node = byKey ? view.nodeOf(rowOf(current)) : under(request);
        if (node == null) return;
        List<MenuItem> ofText = byKey ? List.of() : node.text().menuItems(request);
        ContextMenu menu = MessageMenu.of(node.message(), talk, ofText, this::ask);
        if (byKey) {
            showBelow(menu, node);
        } else {
            menu.show(view.over(), request.getScreenX(), request.getScreenY());
        }
        request.consume();
    }

    private static @Nullable MessageNode under(ContextMenuEvent request) {
        Node at = request.getPickResult().getIntersectedNode();
        while (at != null && !(at instanceof MessageNode)) at = at.getParent();
        return at instanceof MessageNode node ? node : null;
    }
}
