package org.lanternchat.desktop.model;

import org.lanternchat.desktop.emoji.Emoji;
import org.lanternchat.desktop.emoji.EmojiTable;
import org.lanternchat.desktop.settings.SettingsStore;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The emoji that were used last, remembered in the settings, the newest first. Belongs to the
/// window's thread; keeps `KEPT`.
public final class RecentEmoji {
    private static final int KEPT = 27;

    private final SettingsStore settings;

    public RecentEmoji(SettingsStore settings) {
        this.settings = settings;
    }

    public List<Emoji> all() {
        return settings.get().emoji().stream()
                .map(EmojiTable.get()::of)
                .filter(Objects::nonNull)
                .toList();
    }

    /// This one was used now.
    public void used(String emoji) {
        List<String> all = new ArrayList<>(settings.get().emoji());
        all.remove(emoji);
        all.addFirst(emoji);
        settings.update(its -> its.usingEmoji(all.subList(0, Math.min(KEPT, all.size()))));
    }
}
