package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
import org.lanternchat.desktop.model.SidebarLine;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.Person;

/// A line of the sidebar: a room, a conversation, the title above the conversations, or how to
/// begin one. For the window's thread.
final class RoomCell extends ListCell<SidebarLine> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final PseudoClass OUTSIDE = PseudoClass.getPseudoClass("outside");
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
    private static final PseudoClass MENTIONED = PseudoClass.getPseudoClass("mentioned");
    private static final int SHOWN = 99;
    private static final int FACE = 20;

    private final Label name = new Label();
    private final Label muted = new Label();
    private final Label count = new Label();
    private final Label badge = new Label();
    private final HBox line = new HBox(8);
    private final HBox title;
    private final Label advice = new Label(Wording.of("direct.none"));
    private Subscription watching = Subscription.EMPTY;
    private @Nullable PresenceFace face;

    RoomCell(ChatModel chat, Runnable newConversation) {
        name.getStyleClass().add("room-name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        Shortening.allow(name);
        HBox.setHgrow(name, Priority.ALWAYS);
        muted.setGraphic(Icons.icon(Feather.BELL_OFF, 13));
        muted.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("room-count");
        count.setGraphic(Icons.icon(Feather.USERS, 13));
        count.setMinWidth(Region.USE_PREF_SIZE);
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(name, muted, count, badge);
        title = title(newConversation);
        setPrefWidth(0);
        setOnMouseClicked(
                _ -> {
                    if (getItem() instanceof SidebarLine.Room(RoomEntry entry)) {
                        chat.show(entry.name());
                    }
                });
    }

    private HBox title(Runnable newConversation) {
        Label text = new Label(Wording.of("direct.title"));
        text.getStyleClass().add("side-title");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button add = Icons.button(Feather.PLUS, Wording.of("direct.new"), newConversation);
        add.setId("new-direct");
        add.getStyleClass().add("small");
        HBox title = new HBox(text, add);
        title.setAlignment(Pos.CENTER_LEFT);
        return title;
    }

    @Override
    protected void updateItem(@Nullable SidebarLine item, boolean empty) {
        super.updateItem(item, empty);
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        getStyleClass().removeAll("room", "title", "side-advice");
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            pseudoClassStateChanged(CURRENT, false);
            return;
        }
        switch (item) {
            case SidebarLine.DirectTitle _ -> say("title", title, Wording.of("direct.title"));
            case SidebarLine.NoDirects _ -> say("side-advice", advice, advice.getText());
            case SidebarLine.Room(RoomEntry entry) -> {
                getStyleClass().add("room");
                setGraphic(line);
                watching = entry.subscribe(() -> renew(entry));
            }
        }
    }

    private void say(String style, Node shown, String words) {
        getStyleClass().add(style);
        pseudoClassStateChanged(CURRENT, false);
        setAccessibleText(words);
        setGraphic(shown);
    }

    private void renew(RoomEntry entry) {
        int people = entry.countProperty().get();
        int unread = entry.unreadProperty().get();
        int mentions = entry.mentionsProperty().get();
        boolean silent = entry.mutedProperty().get();
        String label = entry.labelProperty().get();
        name.setText(label);
        Scripts.mark(name, label);
        showFace(entry);
        count.setText(Wording.count(people));
        show(count, people > 0 && !entry.isDirect());
        show(muted, silent);
        badge.setText((mentions > 0 ? "@" : "") + (unread > SHOWN ? SHOWN + "+" : unread));
        badge.pseudoClassStateChanged(MENTIONED, mentions > 0 || entry.isDirect());
        show(badge, unread > 0);
        pseudoClassStateChanged(CURRENT, entry.currentProperty().get());
        pseudoClassStateChanged(UNREAD, unread > 0 && !silent);
        pseudoClassStateChanged(OUTSIDE, !entry.joinedProperty().get());
        pseudoClassStateChanged(MUTED, silent);
        setAccessibleText(accessible(entry, people, unread, mentions));
    }

    private void showFace(RoomEntry entry) {
        Person with = entry.with();
        if (with == null) {
            name.setGraphic(Icons.beside(FACE, entry.isOpen() ? Feather.HASH : Feather.LOCK));
            face = null;
            return;
        }
        PresenceFace shown = face;
        if (shown == null || !shown.isOf(with.uid(), with.name())) {
            shown = new PresenceFace(with.uid(), with.name(), FACE);
            face = shown;
        }
        shown.show(entry.presenceProperty().get());
        name.setGraphic(shown);
    }

    private static void show(Label label, boolean shown) {
        label.setVisible(shown);
        label.setManaged(shown);
    }

    private static String accessible(RoomEntry entry, int people, int unread, int mentions) {
        if (!entry.isDirect()) {
            return Wording.of("rooms.label", entry.called(), people, unread, mentions);
        }
        String presence = PresenceFace.word(entry.presenceProperty().get());
        String label = entry.labelProperty().get();
        return presence.isEmpty()
                ? Wording.of("direct.label.unknown", label, unread)
                : Wording.of("direct.label", label, presence, unread);
    }
}
