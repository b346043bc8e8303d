package org.lanternchat.desktop.model;

import org.lanternchat.desktop.settings.Account;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.RoomState;

/// How far each room was read, remembered for the next start. Belongs to the window's thread.
final class ReadMarks {
    private final SettingsStore settings;
    private final String account;
    private final ChatState chat;

    ReadMarks(SettingsStore settings, String account, ChatState chat) {
        this.chat = chat;
        this.settings = settings;
        this.account = account;
    }

    /// A room that was never read before begins where the server says, or else as read: nobody has
    /// seen a conversation of two before its first message.
    void enter(String room, long head) {
        Long mark = account().read().get(room);
        if (mark != null && mark <= head) return;
        RoomState state = chat.rooms().get(room);
        boolean told = state != null && (state.read() > 0 || isDirect(state));
        set(room, state != null && told ? state.read() : head);
    }

    private static boolean isDirect(RoomState state) {
        return state.kind().equals(RoomSummary.DIRECT);
    }

    /// The larger of the own mark and the server's, which other devices move too.
    long of(String room) {
        RoomState state = chat.rooms().get(room);
        long told = state == null ? 0 : state.read();
        return Math.max(told, account().read().getOrDefault(room, 0L));
    }

    void read(String room, long head) {
        if (head > of(room)) set(room, head);
    }

    private void set(String room, long seq) {
        settings.updateAccount(account, known -> known.readTo(room, seq));
    }

    private Account account() {
        return settings.get().account(account);
    }
}
