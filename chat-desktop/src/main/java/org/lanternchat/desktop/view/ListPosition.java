package org.lanternchat.desktop.view;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.model.Row;

/// Where the list of messages stands, and what of it is in sight. For the window's thread.
///
/// It stays at the newest message while the end is no more than `NEAR` pixels away, and otherwise
/// keeps what is in sight where it is: while messages come, and while the window, the distances or
/// the letters become larger or smaller.
final class ListPosition {
    /// So near to the end counts as being at the end.
    static final double NEAR = 100;

    private static final int OLDER_WITHIN = 8;
    private static final double FIRST_UNREAD_AT = 24;

    private final ChatModel chat;
    private final RoomModel room;
    private final RowFlow flow;
    private final Runnable moves;
    private final Runnable stands;
    private final ListChangeListener<Row> listener = this::changed;
    private final Subscription following;
    private @Nullable Place kept;
    private boolean pinned = true;
    private boolean checking;
    private boolean placing;
    private boolean placed;
    private boolean moved;
    private boolean moving;
    private boolean held;
    private double rest;

    /// The upper edge of a row that was in sight.
    private record Place(int row, double top) {}

    /// @param moves told that the person moves the list
    /// @param stands told that the list stands where it stays, until something changes
    ListPosition(Talk talk, RowFlow flow, Runnable moves, Runnable stands) {
        this.chat = talk.chat();
        this.room = talk.room();
        this.flow = flow;
        this.moves = moves;
        this.stands = stands;
        following = room.settledProperty().subscribe(this::settled);
        room.rows().addListener(listener);
        Region surface = flow.surface();
        surface.widthProperty().addListener((_, _, _) -> resized());
        surface.heightProperty().addListener((_, _, _) -> resized());
        flow.addEventFilter(ScrollEvent.ANY, _ -> move());
        flow.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> hold(true));
        flow.addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> move());
        flow.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> hold(false));
    }

    /// The room is not shown any more.
    void dispose() {
        following.unsubscribe();
        room.rows().removeListener(listener);
    }

    boolean isAtEnd() {
        return pinned;
    }

    // ---- leading the list

    /// Shows the newest message and stays there.
    void toEnd() {
        pinned = true;
        stayAtEnd();
        checkSoon();
    }

    /// Shows the beginning of what is loaded.
    void toFirst() {
        flow.showFirst(0);
        touched();
    }

    /// So many pixels up or down.
    void scrollBy(double pixels) {
        flow.scrollBy(pixels);
        move();
    }

    /// A page up or down.
    void page(int pages) {
        scrollBy(pages * flow.getHeight() * 0.9);
    }

    /// Shows a row in the upper part of the list.
    void show(int row) {
        placed = true;
        pinned = false;
        flow.showAt(row, Math.floor(flow.surface().getHeight() / 3));
        flow.settle();
        touched();
    }

    /// Brings a row into sight.
    void reveal(int row) {
        kept = null;
        flow.reveal(row);
        flow.settle();
        checkSoon();
    }

    /// Shows a row anew that is larger or smaller now, its upper edge where it was.
    void showAnew(int row) {
        double top = flow.topOf(row);
        pinned = false;
        room.showAnew(row);
        flow.showAt(row, top);
        checkSoon();
    }

    /// The person moves the list.
    private void move() {
        moves.run();
        touched();
    }

    /// While a button of the mouse is down, the scroll bar may move the list.
    private void hold(boolean is) {
        held = is;
        kept = null;
        if (!is) touched();
    }

    /// What is in sight may be something else now, because the person wanted it.
    void touched() {
        moved = true;
        moving = true;
        kept = null;
        checkSoon();
    }

    // ---- staying

    private void changed(ListChangeListener.Change<? extends Row> change) {
        kept = null;
        stayAtEnd();
        checkSoon();
    }

    private void resized() {
        if (!placed) {
            placeSoon();
        } else if (pinned) {
            stayAtEnd();
        } else {
            stayAtPlace();
            checkSoon();
        }
    }

    private void stayAtEnd() {
        if (!pinned || room.rows().isEmpty()) return;
        rest = 0;
        flow.showLast(room.rows().size() - 1);
    }

    private void stayAtPlace() {
        if (kept != null) flow.showAt(kept.row(), kept.top());
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
        placing = false;
        if (placed) return;
        placed = true;
        kept = null;
        int unread = room.rows().indexOf(new Row.NewLine());
        if (unread < 0 || flow.getScene() == null) {
            toEnd();
            return;
        }
        pinned = false;
        flow.showAt(unread, FIRST_UNREAD_AT);
        flow.settle();
        checkSoon();
    }

    /// Something may be larger, smaller or elsewhere.
    void checkSoon() {
        if (checking) return;
        checking = true;
        Platform.runLater(this::check);
    }

    private void check() {
        checking = false;
        if (!placed || flow.getScene() == null) return;
        flow.settle();
        if (!pinned && hasSlipped()) {
            stayAtPlace();
            flow.settle();
        }
        follow(below());
        keep();
        stands.run();
        chat.saw(room, pinned, lastSeqInSight());
        boolean nearTop = !room.rows().isEmpty() && flow.first() < OLDER_WITHIN;
        // Unasked, a page above the line of the new messages would push that out of sight.
        if (nearTop && (moved || pinned)) chat.loadOlder(room);
    }

    private boolean hasSlipped() {
        if (kept == null) return false;
        boolean inSight = flow.nodeOf(kept.row()) != null;
        return !inSight || Math.abs(flow.topOf(kept.row()) - kept.top()) > 0.5;
    }

    /// Remembers the first row that begins in sight.
    private void keep() {
        kept = null;
        if (pinned || held) return;
        for (int row = flow.first(); row <= flow.last(); row++) {
            double top = flow.topOf(row);
            if (top < 0 && row < flow.last()) continue;
            kept = new Place(row, top);
            return;
        }
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

    // ---- what is in sight

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
}
