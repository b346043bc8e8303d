package org.lanternchat.desktop.model;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Surroundings.Cancellable;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Hit;
import org.lanternchat.protocol.ServerEvent.Results;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Looking for messages: what is typed is asked of the server a moment after the last key, and the
/// hits come page by page; without a connection, what this computer has is looked through. Belongs
/// to the window's thread.
///
/// Bound: `MOST` hits are kept; who looks for more types another word.
public final class SearchModel {
    static final Duration PAUSE = Duration.ofMillis(300);
    static final int PAGE = 30;
    static final int MOST = 600;

    private final Requests requests;
    private final Surroundings surroundings;
    private final ReadOnlyObjectProperty<@Nullable RoomModel> current;
    private final Function<String, String> called;
    private final StringProperty query = new SimpleStringProperty("");
    private final BooleanProperty everywhere = new SimpleBooleanProperty();
    private final ObservableList<SearchHit> hits = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper local = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanProperty connected;
    private final Function<@Nullable RoomModel, List<List<Chat>>> here;
    private Cancellable pause = () -> {};
    private @Nullable Long next;
    private int asking;
    private boolean loading;

    /// @param called what a sentence calls a room
    /// @param here the messages on this computer, of one room or of all
    SearchModel(
            Requests requests,
            Surroundings surroundings,
            ReadOnlyObjectProperty<@Nullable RoomModel> current,
            Function<String, String> called,
            ReadOnlyBooleanProperty connected,
            Function<@Nullable RoomModel, List<List<Chat>>> here) {
        this.requests = requests;
        this.surroundings = surroundings;
        this.current = current;
        this.called = called;
        this.connected = connected;
        this.here = here;
        local.bind(connected.not());
        connected.addListener((_, _, _) -> lineChanged());
        query.addListener((_, _, _) -> searchSoon());
        everywhere.addListener((_, _, _) -> search());
        state.set(Wording.of("search.idle"));
        current.addListener((_, _, _) -> roomShown());
    }

    /// The server knows more than this computer; what it has told stays when it is gone.
    private void lineChanged() {
        boolean again = connected.get() || hits.isEmpty();
        if (again && !query.get().isBlank()) search();
    }

    /// What was found in another room is not what this one holds.
    private void roomShown() {
        if (!everywhere.get() && !query.get().isBlank()) search();
    }

    private void searchSoon() {
        pause.cancel();
        pause = surroundings.after(PAUSE, this::search);
    }

    /// Looks now for what is typed.
    public void search() {
        pause.cancel();
        asking++;
        hits.clear();
        next = null;
        loading = false;
        more.set(false);
        if (query.get().isBlank()) {
            state.set(Wording.of("search.idle"));
        } else {
            ask();
        }
    }

    /// Loads the next page of hits, if there is one.
    public void more() {
        if (more.get() && !loading) ask();
    }

    private void ask() {
        int mine = asking;
        RoomModel room = everywhere.get() ? null : current.get();
        loading = true;
        if (hits.isEmpty()) state.set(Wording.of("search.searching"));
        if (!connected.get()) {
            lookHere(mine, room);
            return;
        }
        RoomName in = room == null ? null : new RoomName(room.name());
        Long before = next;
        try {
            requests.ask(
                    rid -> new ClientCommand.Search(rid, query.get(), in, null, before, PAGE),
                    answer -> {
                        if (mine == asking) take(answer);
                    });
        } catch (ProtocolException wrong) {
            loading = false;
            state.set(wrong.sentence());
        }
    }

    private void lookHere(int mine, @Nullable RoomModel room) {
        List<List<Chat>> messages = here.apply(room);
        String words = query.get();
        surroundings.offload(
                () -> LocalSearch.find(messages, words, PAGE * 2),
                found -> {
                    if (mine == asking) take(new Answer.Done(new Results(null, found, null)));
                });
    }

    private void take(Answer answer) {
        loading = false;
        switch (answer) {
            case Answer.Refused(String why) -> {
                more.set(false);
                state.set(why);
            }
            case Answer.Done(Results results) -> add(results);
            case Answer.Done _ -> {}
        }
    }

    private void add(Results results) {
        LocalDate today = LocalDate.now(surroundings.clock());
        List<SearchHit> page = new ArrayList<>();
        for (Hit hit : results.hits()) {
            String when = Wording.when(hit.at(), today, surroundings.clock().getZone());
            page.add(SearchHit.of(hit, called.apply(hit.room()), when));
        }
        hits.addAll(page);
        next = results.next();
        more.set(next != null && hits.size() < MOST);
        if (hits.isEmpty() && more.get()) {
            ask();
        } else {
            state.set(hits.isEmpty() ? Wording.of("search.nothing") : "");
        }
    }

    /// What is looked for.
    public StringProperty queryProperty() {
        return query;
    }

    /// In all rooms that this person may read, and not only in the one that is shown.
    public BooleanProperty everywhereProperty() {
        return everywhere;
    }

    /// What was found, the newest first.
    public ObservableList<SearchHit> hits() {
        return hits;
    }

    /// What there is to say in place of hits; empty while there are some.
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Only what is on this computer is looked through, since there is no connection.
    public ReadOnlyBooleanProperty localProperty() {
        return local.getReadOnlyProperty();
    }

    /// There may be more hits than these.
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }
}
