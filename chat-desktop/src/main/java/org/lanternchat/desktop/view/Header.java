package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow.AnchorLocation;
import javafx.util.Subscription;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.wording.Wording;

/// The line above the messages: the room, its topic, how many are in it, and what can be done with
/// it. For the window's thread; made anew for each room.
final class Header extends HBox {
    private static final double LONGEST_NAME = 240;

    private final Button people;
    private final Button search;
    private final TopicLine topic;
    private final Subscription watching;

    /// @param focusComposer takes the keys when the topic is said
    Header(
            ChatModel chat,
            RoomModel room,
            Popovers popovers,
            SidePane side,
            Runnable focusComposer) {
        getStyleClass().add("head");
        setAlignment(Pos.CENTER_LEFT);
        Label name = name(room);
        topic = new TopicLine(chat, room, focusComposer);
        HBox.setHgrow(topic, Priority.ALWAYS);
        search = Icons.button(Feather.SEARCH, Wording.of("search.title"), side::toggleSearch);
        search.setId("search-toggle");
        Button pins = Icons.button(Feather.BOOKMARK, Wording.of("pins.title"), () -> {});
        pins.setId("pins");
        pins.setOnAction(
                _ -> {
                    PinsCard card = new PinsCard(chat, room, popovers::close);
                    popovers.open(pins, Side.BOTTOM, card, card.first());
                });
        people = Icons.button(Feather.USERS, Wording.of("room.showPeople"), side::togglePeople);
        people.setId("people-toggle");
        people.getStyleClass().add("with-text");
        Button more = Icons.button(Feather.MORE_HORIZONTAL, Wording.of("room.more"), () -> {});
        more.setId("room-menu");
        more.setOnAction(
                _ -> showBelow(more, new RoomMenu(chat, room, popovers, more, topic::edit)));
        watching = room.countProperty().subscribe(count -> show(room, count.intValue()));
        HBox buttons = new HBox(4, search, pins, people, more);
        buttons.setAlignment(Pos.CENTER);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(name, topic, buttons);
    }

    /// At a place of the screen: beside a side of a node, a menu is measured before it has its
    /// colours.
    private static void showBelow(Button button, ContextMenu menu) {
        Bounds at = button.localToScreen(button.getLayoutBounds());
        menu.setAnchorLocation(AnchorLocation.CONTENT_TOP_RIGHT);
        menu.show(button, at.getMaxX(), at.getMaxY() + 4);
    }

    /// It gives way only when it is very long: before it, the topic does.
    private static Label name(RoomModel room) {
        Label name =
                new Label(room.label()) {
                    @Override
                    protected double computeMinWidth(double height) {
                        return Math.min(computePrefWidth(height), LONGEST_NAME);
                    }
                };
        name.setId("room-name");
        name.getStyleClass().add("head-name");
        Shortening.allow(name);
        name.setGraphic(Icons.icon(icon(room), 18));
        Scripts.mark(name, room.label());
        HBox.setMargin(name, new Insets(0, 12, 0, 0));
        return name;
    }

    private static Feather icon(RoomModel room) {
        if (room.isDirect()) return Feather.USER;
        return room.isOpen() ? Feather.HASH : Feather.LOCK;
    }

    private void show(RoomModel room, int count) {
        people.setText(room.isDirect() ? "" : Wording.count(count));
    }

    /// Which pane stands beside the messages now.
    void showSide(SidePane.Shown shown, int count) {
        boolean here = shown == SidePane.Shown.PEOPLE;
        Icons.name(
                people,
                Wording.of(here ? "room.hidePeople" : "room.showPeople")
                        + " · "
                        + Wording.of("room.people", count));
        PseudoClass on = PseudoClass.getPseudoClass("on");
        people.pseudoClassStateChanged(on, here);
        search.pseudoClassStateChanged(on, shown == SidePane.Shown.SEARCH);
    }

    void dispose() {
        watching.unsubscribe();
        topic.dispose();
    }
}
