package org.lanternchat.desktop.view;

import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomModel;

import java.util.function.Consumer;

/// What views need that only show texts: alice reads them, and nothing is done with them but that
/// their links are opened.
record ReadingTalk(Consumer<String> openLink) implements Talk {
    @Override
    public ChatModel chat() {
        throw new UnsupportedOperationException();
    }

    @Override
    public RoomModel room() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Pictures pictures() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String ownName() {
        return "alice";
    }
}
