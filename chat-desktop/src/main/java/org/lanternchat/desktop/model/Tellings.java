package org.lanternchat.desktop.model;

import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.settings.Telling;
import org.lanternchat.protocol.RoomSummary;

/// What of each room is to be told, as this person chose it. Belongs to the window's thread.
final class Tellings {
    private final SettingsStore settings;
    private final String account;

    Tellings(SettingsStore settings, String account) {
        this.settings = settings;
        this.account = account;
    }

    Telling of(String room, String kind) {
        return settings.get().account(account).tellings().getOrDefault(room, usual(kind));
    }

    void choose(String room, String kind, Telling chosen) {
        Telling kept = chosen == usual(kind) ? null : chosen;
        settings.updateAccount(account, known -> known.telling(room, kept));
    }

    boolean isMuted(String room) {
        return settings.get().account(account).tellings().get(room) == Telling.NOTHING;
    }

    /// Everything in a conversation of two is meant for this person.
    private static Telling usual(String kind) {
        return kind.equals(RoomSummary.DIRECT) ? Telling.ALL : Telling.MENTIONS;
    }
}
