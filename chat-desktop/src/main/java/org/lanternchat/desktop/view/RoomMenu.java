package org.lanternchat.desktop.view;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.Answer;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.settings.Telling;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand.Action;

/// What can be done with a room: invite, describe, choose what is told of it, keep order, leave.
/// For the window's thread; made anew each time it opens.
final class RoomMenu extends ContextMenu {
    private static final long[] PACES = {0, 10, 60};

    private final ChatModel chat;
    private final RoomModel room;
    private final Popovers popovers;
    private final Node anchor;
    private final Runnable describe;

    RoomMenu(ChatModel chat, RoomModel room, Popovers popovers, Node anchor, Runnable describe) {
        this.chat = chat;
        this.room = room;
        this.popovers = popovers;
        this.anchor = anchor;
        this.describe = describe;
        fill();
    }

    private void fill() {
        boolean connected = chat.line().connectedProperty().get();
        if (!room.isDirect()) {
            add("invite", Feather.USER_PLUS, Wording.of("room.invite"), this::invite);
        }
        if (room.mayArrange() && !room.isDirect()) {
            add("describe", Feather.EDIT_2, Wording.of("room.describe"), describe);
        }
        if (!getItems().isEmpty()) getItems().add(new SeparatorMenuItem());
        addTellings();
        if (room.mayModerate()) addOrder(connected);
        if (room.isDirect()) return;
        getItems().add(new SeparatorMenuItem());
        String leave = Wording.of("room.leave", room.called());
        add("leave", Feather.LOG_OUT, leave, () -> chat.leave(room)).setDisable(!connected);
    }

    private MenuItem add(String id, Feather icon, String label, Runnable action) {
        MenuItem item = new MenuItem(label);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setGraphic(Icons.icon(icon, 16));
        item.setOnAction(_ -> action.run());
        getItems().add(item);
        return item;
    }

    private void choose(ToggleGroup group, String id, String label, boolean now, Runnable action) {
        RadioMenuItem item = new RadioMenuItem(label);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(now);
        item.setOnAction(_ -> action.run());
        getItems().add(item);
    }

    private void invite() {
        InviteCard card = new InviteCard(chat, room);
        popovers.open(anchor, Side.BOTTOM, card, card.first());
    }

    private void addTellings() {
        ToggleGroup group = new ToggleGroup();
        for (Telling telling : Telling.values()) {
            String label =
                    switch (telling) {
                        case ALL -> Wording.of("telling.all");
                        case MENTIONS -> Wording.of("telling.mentions");
                        case NOTHING -> Wording.of("telling.nothing");
                    };
            boolean now = chat.around().telling(room) == telling;
            choose(
                    group,
                    "telling-" + telling.name(),
                    label,
                    now,
                    () -> chat.around().setTelling(room, telling));
        }
    }

    private void addOrder(boolean connected) {
        getItems().add(new SeparatorMenuItem());
        boolean locked = room.lockedProperty().get();
        add(
                        "lock",
                        locked ? Feather.UNLOCK : Feather.LOCK,
                        Wording.of(locked ? "room.unlock" : "room.lock"),
                        () -> set(locked ? Action.UNLOCK : Action.LOCK, 0))
                .setDisable(!connected);
        ToggleGroup group = new ToggleGroup();
        for (long pace : PACES) {
            boolean now = room.slow() == pace;
            String label = Wording.of("room.pace", pace);
            choose(group, "pace-" + pace, label, now, () -> set(Action.SLOW, pace));
        }
    }

    private void set(Action action, long seconds) {
        chat.around()
                .moderating()
                .set(
                        room,
                        action,
                        seconds,
                        answer -> {
                            if (answer instanceof Answer.Refused(String why)) chat.tell(why);
                        });
    }
}
