package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Surroundings.Cancellable;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ServerEvent;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Commands that somebody waits for the answer of, told apart by their `rid`. Belongs to the
/// window's thread. Each is answered exactly once: by the server, or with a refusal when the
/// connection breaks or nothing comes in time.
///
/// Bound: `MOST` at once; the next is refused.
final class Requests {
    static final int MOST = 100;
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Surroundings surroundings;
    private final Consumer<ClientCommand> out;
    private final BooleanSupplier connected;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private long asked;

    private record Waiting(Consumer<Answer> asker, Cancellable end) {}

    Requests(Surroundings surroundings, Consumer<ClientCommand> out, BooleanSupplier connected) {
        this.surroundings = surroundings;
        this.out = out;
        this.connected = connected;
    }

    /// Asks the server something.
    ///
    /// @param command makes the command that carries the given `rid`
    void ask(Function<String, ? extends ClientCommand> command, Consumer<Answer> asker) {
        if (!connected.getAsBoolean()) {
            asker.accept(new Answer.Refused(Wording.of("request.offline")));
            return;
        }
        if (waiting.size() >= MOST) {
            asker.accept(new Answer.Refused(Wording.of("request.many")));
            return;
        }
        String rid = "d" + ++asked;
        Cancellable end = surroundings.after(PATIENCE, () -> refuse(rid, "request.silent"));
        waiting.put(rid, new Waiting(asker, end));
        out.accept(command.apply(rid));
    }

    /// Whether something that is asked now can be answered.
    boolean isPossible() {
        return connected.getAsBoolean() && waiting.size() < MOST;
    }

    /// Whether this event answers something that was asked.
    boolean isAnswer(ServerEvent event) {
        String rid = ridOf(event);
        return rid != null && waiting.containsKey(rid);
    }

    /// Tells who asked, if this event is an answer.
    void take(ServerEvent event) {
        String rid = ridOf(event);
        if (rid == null) return;
        boolean refused = event instanceof ServerEvent.Failure;
        String why = event instanceof ServerEvent.Failure failure ? Refusals.of(failure) : "";
        answer(rid, refused ? new Answer.Refused(why) : new Answer.Done(event));
    }

    /// The connection broke: no answer comes any more.
    void disconnected() {
        for (String rid : List.copyOf(waiting.keySet())) refuse(rid, "request.offline");
    }

    private void refuse(String rid, String key) {
        answer(rid, new Answer.Refused(Wording.of(key)));
    }

    private void answer(String rid, Answer answer) {
        Waiting asked = waiting.remove(rid);
        if (asked == null) return;
        asked.end().cancel();
        asked.asker().accept(answer);
    }

    private static @Nullable String ridOf(ServerEvent event) {
        return switch (event) {
            case ServerEvent.Welcome welcome -> welcome.rid();
            case ServerEvent.Joined joined -> joined.rid();
            case ServerEvent.Left left -> left.rid();
            case ServerEvent.History history -> history.rid();
            case ServerEvent.Results results -> results.rid();
            case ServerEvent.Linked linked -> linked.rid();
            case ServerEvent.Invited invited -> invited.rid();
            case ServerEvent.Moderated moderated -> moderated.rid();
            case ServerEvent.Hooked hooked -> hooked.rid();
            case ServerEvent.Ok done -> done.rid();
            case ServerEvent.Rooms rooms -> rooms.rid();
            case ServerEvent.Pong pong -> pong.rid();
            case ServerEvent.Failure failure -> failure.rid();
            case ServerEvent.Users _,
                    ServerEvent.Presence _,
                    ServerEvent.Entries _,
                    ServerEvent.Gap _,
                    ServerEvent.Synced _,
                    ServerEvent.LogEntry _,
                    ServerEvent.Read _,
                    ServerEvent.Seen _,
                    ServerEvent.You _,
                    ServerEvent.SystemNotice _,
                    ServerEvent.Typing _,
                    ServerEvent.Unknown _ ->
                    null;
        };
    }
}
