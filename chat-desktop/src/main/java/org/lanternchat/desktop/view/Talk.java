package org.lanternchat.desktop.view;

import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.MessageActs;
import org.lanternchat.desktop.model.RoomModel;

import java.util.function.Consumer;

/// The room that is shown, for all that is drawn of its messages and done with them. For the
/// window's thread.
interface Talk {
    ChatModel chat();

    RoomModel room();

    /// What the person is called here.
    String ownName();

    /// The images that are shown in it.
    Pictures pictures();

    /// Takes the address of a link that is clicked.
    Consumer<String> openLink();

    default MessageActs acts() {
        return chat().acts();
    }

    /// The talk in a room.
    record InRoom(ChatModel chat, RoomModel room, Pictures pictures, Consumer<String> openLink)
            implements Talk {
        @Override
        public String ownName() {
            return chat.ownNameProperty().get();
        }
    }
}
