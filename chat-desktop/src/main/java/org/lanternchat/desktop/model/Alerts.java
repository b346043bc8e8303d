package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.settings.Preferences;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.state.ChatState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Decides which messages are worth telling to somebody who looks elsewhere: as they chose for the
/// room, never their own, never of the room in sight, and nothing while they are not to be
/// disturbed. Belongs to the window's thread.
///
/// Bound: one alert a room in `PAUSE`; what comes meanwhile is told in one more, as a number. The
/// first message of a new conversation may come before the server tells of the conversation; up to
/// `MOST_EARLY` such messages wait for that.
public final class Alerts {
    static final Duration PAUSE = Duration.ofSeconds(4);
    private static final int MOST_EARLY = 100;
    private static final int LETTERS = 200;

    private final ChatState chat;
    private final RoomModels rooms;
    private final SettingsStore settings;
    private final Surroundings surroundings;
    private final Map<String, Gathered> pausing = new HashMap<>();
    private final List<Chat> early = new ArrayList<>();
    private Consumer<Alert> listener = _ -> {};

    private record Gathered(int messages, @Nullable Chat last) {}

    Alerts(ChatState chat, RoomModels rooms, SettingsStore settings, Surroundings surroundings) {
        this.chat = chat;
        this.rooms = rooms;
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /// Who shows alerts from now on.
    public void tellTo(Consumer<Alert> shows) {
        listener = shows;
    }

    /// A message came live.
    void heard(Chat message) {
        if (isOfUnknownRoom(message)) {
            if (early.size() < MOST_EARLY) early.add(message);
        } else {
            hear(message);
        }
    }

    private boolean isOfUnknownRoom(Chat message) {
        return chat.summary(message.room()) == null && rooms.get(message.room()) == null;
    }

    /// The server may have told of more rooms than before.
    void roomsTold() {
        if (early.isEmpty()) return;
        List<Chat> known = early.stream().filter(one -> !isOfUnknownRoom(one)).toList();
        early.removeAll(known);
        known.forEach(this::hear);
    }

    private void hear(Chat message) {
        if (!isWorthIt(message)) return;
        String room = message.room();
        Gathered before = pausing.get(room);
        if (before != null) {
            pausing.put(room, new Gathered(before.messages() + 1, message));
            return;
        }
        pausing.put(room, new Gathered(0, null));
        var _ = surroundings.after(PAUSE, () -> pauseIsOver(room));
        listener.accept(new Alert(room, message.seq(), title(message), shown(message)));
    }

    private void pauseIsOver(String room) {
        Gathered gathered = pausing.remove(room);
        Chat last = gathered == null ? null : gathered.last();
        if (gathered == null || last == null || !isWorthIt(last)) return;
        String called = RoomModels.called(chat, room);
        String title =
                gathered.messages() == 1
                        ? title(last)
                        : Wording.of("alert.more", gathered.messages(), called);
        listener.accept(new Alert(room, last.seq(), title, shown(last)));
    }

    private boolean isWorthIt(Chat message) {
        Preferences chosen = settings.get().preferences();
        if (!chosen.notifications() || chosen.quiet()) return false;
        if (message.isDeleted() || message.uid().equals(chat.uid())) return false;
        if (rooms.isWatched(message.room()) || message.seq() <= rooms.mark(message.room())) {
            return false;
        }
        RoomSummary summary = chat.summary(message.room());
        String kind = summary == null ? RoomSummary.OPEN : summary.kind();
        return switch (rooms.tellings().of(message.room(), kind)) {
            case ALL -> true;
            case MENTIONS -> message.mentions().contains(chat.uid());
            case NOTHING -> false;
        };
    }

    private String title(Chat message) {
        RoomSummary summary = chat.summary(message.room());
        boolean direct = summary != null && summary.kind().equals(RoomSummary.DIRECT);
        if (direct) return message.name();
        return Wording.of("alert.in", message.name(), RoomModels.called(chat, message.room()));
    }

    private static String shown(Chat message) {
        String text = message.text().strip().replaceAll("\\s+", " ");
        if (text.isEmpty() && !message.files().isEmpty()) {
            return Wording.of("alert.files", message.files().size());
        }
        int letters = text.codePointCount(0, text.length());
        if (letters <= LETTERS) return text;
        return text.substring(0, text.offsetByCodePoints(0, LETTERS)) + "…";
    }
}
