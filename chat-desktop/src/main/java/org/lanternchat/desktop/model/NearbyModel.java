package org.lanternchat.desktop.model;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.nearby.NearbyServer;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The chats in this network, while somebody looks at the sign-in card. Belongs to the window's
/// thread.
public final class NearbyModel {
    private final Function<Consumer<List<NearbyServer>>, Runnable> search;
    private final Surroundings surroundings;
    private final ObservableList<NearbyServer> servers = FXCollections.observableArrayList();
    private @Nullable Runnable end;
    private int searches;

    /// @param search begins one, which tells on any thread of all that it found, and gives what
    ///   ends it without waiting
    public NearbyModel(
            Function<Consumer<List<NearbyServer>>, Runnable> search, Surroundings surroundings) {
        this.search = search;
        this.surroundings = surroundings;
    }

    /// Looks from now on.
    public void look() {
        if (end != null) return;
        int mine = ++searches;
        end = search.apply(found -> surroundings.nextFrame(() -> show(found, mine)));
    }

    /// What is told after the end is not shown.
    private void show(List<NearbyServer> found, int by) {
        if (end != null && by == searches) servers.setAll(found);
    }

    /// Looks no more, and forgets what was found.
    public void rest() {
        Runnable ending = end;
        if (ending == null) return;
        end = null;
        servers.clear();
        ending.run();
    }

    /// What was found and answers, by name.
    public ObservableList<NearbyServer> servers() {
        return servers;
    }
}
