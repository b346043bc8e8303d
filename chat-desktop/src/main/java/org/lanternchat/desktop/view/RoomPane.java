package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.wording.Wording;

import java.time.ZoneId;
import java.util.function.Consumer;

/// The middle of the window: the header, the connection's bar, the messages and the composer of the
/// room that is shown. For the window's thread.
final class RoomPane extends StackPane {
    private final ChatModel chat;
    private final Runnable togglePeople;
    private final Consumer<String> openLink;
    private final VBox column = new VBox();
    private final ConnectionBar bar;
    private @Nullable Header header;
    private @Nullable MessageList list;
    private @Nullable Composer composer;
    private boolean peopleShown;

    RoomPane(ChatModel chat, Runnable togglePeople, Consumer<String> openLink) {
        this.chat = chat;
        this.togglePeople = togglePeople;
        this.openLink = openLink;
        getStyleClass().add("conversation");
        bar = new ConnectionBar(chat);
        getChildren().addAll(column, toast());
        chat.currentProperty().subscribe(this::show);
    }

    private Label toast() {
        Label toast = new Label();
        toast.setId("toast");
        toast.getStyleClass().add("toast");
        toast.setWrapText(true);
        toast.setMouseTransparent(true);
        toast.textProperty().bind(chat.troubleProperty());
        toast.visibleProperty().bind(chat.troubleProperty().isNotEmpty());
        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        return toast;
    }

    private void show(@Nullable RoomModel room) {
        if (list != null) list.dispose();
        if (composer != null) composer.dispose();
        if (room == null) {
            header = null;
            list = null;
            composer = null;
            column.getChildren().setAll(bar, nothing());
            return;
        }
        Header head = new Header(chat, room, togglePeople);
        head.showPeopleShown(peopleShown);
        MessageList messages = new MessageList(chat, room, ZoneId.systemDefault(), actions(room));
        Composer field = new Composer(chat, room, messages::toEnd);
        VBox.setVgrow(messages, Priority.ALWAYS);
        column.getChildren().setAll(head, bar, messages, field);
        header = head;
        list = messages;
        composer = field;
        field.focus();
    }

    private MessageNode.Actions actions(RoomModel room) {
        return new MessageNode.Actions() {
            @Override
            public void retry(String cid) {
                chat.retry(room, cid);
            }

            @Override
            public void discard(String cid) {
                chat.discard(room, cid);
            }

            @Override
            public void openLink(String link) {
                openLink.accept(link);
            }
        };
    }

    private static VBox nothing() {
        Label title = new Label(Wording.of("room.none.title"));
        title.getStyleClass().add("empty-title");
        Label text = new Label(Wording.of("room.none.text"));
        text.getStyleClass().add("empty-text");
        VBox box = new VBox(4, new Lantern(64), title, text);
        box.setAlignment(Pos.CENTER);
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    void showPeopleShown(boolean shown) {
        peopleShown = shown;
        if (header != null) header.showPeopleShown(shown);
    }

    void focusComposer() {
        if (composer != null) composer.focus();
    }

    /// Turns pages of the messages while the composer has the keys.
    void page(int pages) {
        if (list != null && composer != null && composer.isFocusedInside()) list.page(pages);
    }
}
