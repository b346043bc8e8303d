package org.lanternchat.desktop.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/// All that the app remembers. Immutable, for any thread.
public record Settings(
        WindowPlace window,
        Theme theme,
        boolean people,
        String server,
        String name,
        Map<String, Account> accounts) {
    /// The settings of a first start.
    public static final Settings FIRST =
            new Settings(WindowPlace.FIRST, Theme.SYSTEM, true, "", "", Map.of());

    public Settings {
        accounts = Map.copyOf(accounts);
    }

    /// What names a person at a server: the two never hold a line end.
    public static String key(String server, String name) {
        return server + "\n" + name;
    }

    public Account account(String key) {
        return accounts.getOrDefault(key, Account.NEW);
    }

    public Settings with(WindowPlace place) {
        return new Settings(place, theme, people, server, name, accounts);
    }

    public Settings with(Theme chosen) {
        return new Settings(window, chosen, people, server, name, accounts);
    }

    public Settings showingPeople(boolean shown) {
        return new Settings(window, theme, shown, server, name, accounts);
    }

    public Settings signedIn(String atServer, String asName) {
        return new Settings(window, theme, people, atServer, asName, accounts);
    }

    public Settings with(String key, Account account) {
        Map<String, Account> changed = new LinkedHashMap<>(accounts);
        changed.put(key, account);
        return new Settings(window, theme, people, server, name, changed);
    }
}
