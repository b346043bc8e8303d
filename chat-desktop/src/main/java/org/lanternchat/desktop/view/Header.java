package org.lanternchat.desktop.view;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.wording.Wording;

/// The line above the messages: the room, how many are in it, its topic, and what can be done with
/// it. For the window's thread.
final class Header extends HBox {
    private final Button people;
    private final Button more;

    Header(ChatModel chat, RoomModel room, Runnable togglePeople) {
        getStyleClass().add("head");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label(room.label());
        name.setId("room-name");
        name.getStyleClass().add("head-name");
        name.setGraphic(Icons.icon(room.isOpen() ? Feather.HASH : Feather.USERS, 18));
        Scripts.mark(name, room.label());
        name.setMinWidth(60);
        HBox.setMargin(name, new javafx.geometry.Insets(0, 12, 0, 0));
        Label count = new Label();
        count.getStyleClass().add("head-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> Wording.of("room.people", room.countProperty().get()),
                                room.countProperty()));
        people = Icons.button(Feather.USERS, Wording.of("room.showPeople"), togglePeople);
        people.setId("people-toggle");
        more = Icons.button(Feather.MORE_HORIZONTAL, Wording.of("room.more"), () -> {});
        more.setId("room-menu");
        ContextMenu menu = menu(chat, room);
        more.setOnAction(_ -> menu.show(more, Side.BOTTOM, 0, 4));
        getChildren().addAll(name, count, topic(room), people, more);
    }

    private static Label topic(RoomModel room) {
        Label topic = new Label();
        topic.getStyleClass().add("head-topic");
        topic.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> room.topicProperty().get().replaceAll("\\s+", " "),
                                room.topicProperty()));
        topic.visibleProperty().bind(room.topicProperty().isNotEmpty());
        Scripts.follow(topic, topic.textProperty());
        topic.setMinWidth(0);
        topic.setMaxWidth(Double.MAX_VALUE);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(room.topicProperty());
        topic.setTooltip(whole);
        HBox.setHgrow(topic, Priority.ALWAYS);
        return topic;
    }

    private static ContextMenu menu(ChatModel chat, RoomModel room) {
        MenuItem link = new MenuItem(Wording.of("room.copyLink"));
        link.setGraphic(Icons.icon(Feather.LINK, 16));
        link.setVisible(room.isOpen());
        link.setOnAction(_ -> SelectableText.copy(chat.linkTo(room)));
        MenuItem leave = new MenuItem(Wording.of("room.leave", room.called()));
        leave.setId("leave");
        leave.setMnemonicParsing(false);
        leave.setGraphic(Icons.icon(Feather.LOG_OUT, 16));
        leave.disableProperty().bind(chat.line().connectedProperty().not());
        leave.setOnAction(_ -> chat.leave(room));
        return new ContextMenu(link, leave);
    }

    /// Whether the pane of people is shown now.
    void showPeopleShown(boolean shown) {
        Icons.name(people, Wording.of(shown ? "room.hidePeople" : "room.showPeople"));
        people.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("on"), shown);
    }
}
