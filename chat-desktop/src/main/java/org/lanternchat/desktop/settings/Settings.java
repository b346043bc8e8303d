package org.lanternchat.desktop.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that the app remembers. Immutable, for any thread.
public record Settings(
        WindowPlace window,
        Preferences preferences,
        boolean people,
        String server,
        String name,
        Map<String, Account> accounts,
        List<String> emoji) {
    /// The settings of a first start.
    public static final Settings FIRST =
            new Settings(WindowPlace.FIRST, Preferences.FIRST, true, "", "", Map.of(), List.of());

    public Settings {
        accounts = Map.copyOf(accounts);
        emoji = List.copyOf(emoji);
    }

    /// What names a person at a server: the two never hold a line end.
    public static String key(String server, String name) {
        return server + "\n" + name;
    }

    public Account account(String key) {
        return accounts.getOrDefault(key, Account.NEW);
    }

    public Settings with(WindowPlace place) {
        return new Settings(place, preferences, people, server, name, accounts, emoji);
    }

    public Settings with(Preferences chosen) {
        return new Settings(window, chosen, people, server, name, accounts, emoji);
    }

    public Settings showingPeople(boolean shown) {
        return new Settings(window, preferences, shown, server, name, accounts, emoji);
    }

    public Settings signedIn(String atServer, String asName) {
        return new Settings(window, preferences, people, atServer, asName, accounts, emoji);
    }

    public Settings with(String key, Account account) {
        Map<String, Account> changed = new LinkedHashMap<>(accounts);
        changed.put(key, account);
        return new Settings(window, preferences, people, server, name, changed, emoji);
    }

    /// With these emoji as those used last, the newest first.
    public Settings usingEmoji(List<String> used) {
        return new Settings(window, preferences, people, server, name, accounts, used);
    }
}
