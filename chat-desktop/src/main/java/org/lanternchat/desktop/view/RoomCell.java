package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomEntry;
import org.lanternchat.desktop.wording.Wording;

/// A room in the sidebar. For the window's thread.
final class RoomCell extends ListCell<RoomEntry> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final PseudoClass OUTSIDE = PseudoClass.getPseudoClass("outside");
    private static final int SHOWN = 99;

    private final Label name = new Label();
    private final Label count = new Label();
    private final Label badge = new Label();
    private final HBox line = new HBox(8);
    private Subscription watching = Subscription.EMPTY;

    RoomCell(ChatModel chat) {
        getStyleClass().add("room");
        name.getStyleClass().add("room-name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        count.getStyleClass().add("room-count");
        count.setGraphic(Icons.icon(Feather.USERS, 13));
        count.setMinWidth(Region.USE_PREF_SIZE);
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(name, count, badge);
        setPrefWidth(0);
        setOnMouseClicked(
                _ -> {
                    RoomEntry entry = getItem();
                    if (entry != null) chat.show(entry.name());
                });
    }

    @Override
    protected void updateItem(@Nullable RoomEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText("");
            pseudoClassStateChanged(CURRENT, false);
            return;
        }
        setGraphic(line);
        watching =
                Subscription.combine(
                        entry.labelProperty().subscribe(() -> renew(entry)),
                        entry.countProperty().subscribe(() -> renew(entry)),
                        entry.unreadProperty().subscribe(() -> renew(entry)),
                        entry.joinedProperty().subscribe(() -> renew(entry)),
                        entry.currentProperty().subscribe(() -> renew(entry)));
        renew(entry);
    }

    private void renew(RoomEntry entry) {
        int people = entry.countProperty().get();
        int unread = entry.unreadProperty().get();
        String label = entry.labelProperty().get();
        name.setText(label);
        name.setGraphic(Icons.icon(entry.isOpen() ? Feather.HASH : Feather.USERS, 16));
        Scripts.mark(name, label);
        count.setText(Integer.toString(people));
        count.setVisible(people > 0);
        count.setManaged(people > 0);
        badge.setText(unread > SHOWN ? SHOWN + "+" : Integer.toString(unread));
        badge.setVisible(unread > 0);
        badge.setManaged(unread > 0);
        pseudoClassStateChanged(CURRENT, entry.currentProperty().get());
        pseudoClassStateChanged(UNREAD, unread > 0);
        pseudoClassStateChanged(OUTSIDE, !entry.joinedProperty().get());
        setAccessibleText(Wording.of("rooms.label", entry.called(), people, unread));
    }
}
