package org.lanternchat.desktop.view;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.HostModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.model.SidebarLine;
import org.lanternchat.desktop.wording.Wording;

/// The sidebar: the rooms and conversations with what is unread, the button for a new one, and at
/// its foot who this is. For the window's thread.
final class RoomsPane extends VBox {
    private static final double ROW = 36;
    private static final int AROUND = 3;

    private final ChatModel chat;
    private final Popovers popovers;
    private final ListView<SidebarLine> list;
    private final ListChangeListener<SidebarLine> listener = _ -> follow();
    private boolean following = true;
    private boolean revealing;

    /// @param newConversation told when somebody to talk to is to be chosen
    RoomsPane(
            ChatModel chat,
            HostModel host,
            Popovers popovers,
            OwnFoot foot,
            Runnable newConversation) {
        this.chat = chat;
        this.popovers = popovers;
        getStyleClass().addAll("side", "rooms");
        list = list(newConversation);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox middle = new VBox(title(), list);
        middle.getStyleClass().add("side-scroll");
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(brand(host), middle, foot);
        chat.sidebar().addListener(listener);
    }

    private HBox brand(HostModel host) {
        Label name = new Label(Wording.of("app.name"));
        name.getStyleClass().add("brand-name");
        Label server = new Label();
        server.getStyleClass().add("server-name");
        Shortening.allow(server);
        server.textProperty().bind(chat.serverNameProperty());
        server.visibleProperty().bind(chat.serverNameProperty().isNotEmpty());
        server.managedProperty().bind(server.visibleProperty());
        VBox text = new VBox(name, server);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox brand = new HBox(10, new Lantern(28), text);
        brand.setAlignment(Pos.CENTER_LEFT);
        brand.getStyleClass().add("brand");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        if (host.isAt(chat)) brand.getChildren().add(joinButton(host));
        return brand;
    }

    private Button joinButton(HostModel host) {
        Button join = Icons.button(Feather.SHARE_2, Wording.of("host.card"), () -> {});
        join.setId("join-card-button");
        join.setOnAction(
                _ -> {
                    JoinCard card = new JoinCard(chat, host, popovers::close);
                    popovers.open(join, Side.BOTTOM, card, card.first());
                });
        return join;
    }

    private HBox title() {
        Label title = new Label(Wording.of("rooms.title"));
        title.getStyleClass().add("side-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button add = Icons.button(Feather.PLUS, Wording.of("rooms.new"), () -> {});
        add.setId("new-room");
        add.getStyleClass().add("small");
        add.setOnAction(
                _ -> {
                    NewRoomCard card = new NewRoomCard(chat, popovers::close);
                    popovers.open(add, Side.BOTTOM, card, card.first());
                });
        HBox line = new HBox(title, add);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("side-title-line");
        return line;
    }

    private ListView<SidebarLine> list(Runnable newConversation) {
        ListView<SidebarLine> rooms = new ListView<>(chat.sidebar());
        rooms.setId("rooms");
        rooms.getStyleClass().add("room-list");
        rooms.setFixedCellSize(ROW);
        rooms.setAccessibleText(Wording.of("rooms.title"));
        rooms.setCellFactory(_ -> new RoomCell(chat, newConversation));
        rooms.setMinHeight(ROW);
        rooms.addEventFilter(ScrollEvent.SCROLL, _ -> following = false);
        rooms.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> following = false);
        rooms.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    boolean opens =
                            key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE;
                    if (!opens) return;
                    if (rooms.getFocusModel().getFocusedItem()
                            instanceof SidebarLine.Room(var focused)) {
                        chat.show(focused.name());
                        key.consume();
                    }
                });
        return rooms;
    }

    /// Gives the keys to the rooms, at the one that is shown.
    void focusRooms() {
        list.getFocusModel().focus(Math.max(0, current()));
        list.requestFocus();
    }

    /// Brings the room that is shown into sight, if it is not, and keeps it there until the person
    /// scrolls: a room that was just made or joined is listed after it is shown, and others above
    /// it later still.
    void showCurrent() {
        following = true;
        reveal();
    }

    private void follow() {
        if (!following || revealing) return;
        revealing = true;
        Platform.runLater(this::reveal);
    }

    private void reveal() {
        revealing = false;
        int at = current();
        if (at < 0 || !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) return;
        // What was listed just now has its cells after the next layout only.
        list.layout();
        var first = flow.getFirstVisibleCell();
        var last = flow.getLastVisibleCell();
        boolean outOfSight =
                first != null
                        && last != null
                        && (at < first.getIndex() || at > last.getIndex() - 1);
        if (outOfSight) list.scrollTo(Math.max(0, at - AROUND));
    }

    private int current() {
        RoomModel shown = chat.currentProperty().get();
        if (shown == null) return -1;
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof SidebarLine.Room(var entry)
                    && entry.name().equals(shown.name())) {
                return i;
            }
        }
        return -1;
    }

    void dispose() {
        chat.sidebar().removeListener(listener);
    }
}
