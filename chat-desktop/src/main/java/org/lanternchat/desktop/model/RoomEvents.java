package org.lanternchat.desktop.model;

import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.RoomState;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What the server tells to someone who is in: taken into the state at once, and into the rooms of
/// the window with the end of the batch. Belongs to the window's thread.
final class RoomEvents {
    private final ChatState chat;
    private final RoomModels rooms;
    private final Posting posting;
    private final TypingTimes typing;
    private final Admission admission;
    private final MessageActs acts;
    private final Requests requests;
    private final Alerts alerts;
    private final Keeping keeping;
    private final Consumer<ClientCommand> out;
    private final Consumer<String> trouble;
    private final Map<String, Set<Changed>> changes = new LinkedHashMap<>();

    /// @param out takes what is to be asked of the server
    /// @param trouble takes sentences about what went wrong
    RoomEvents(
            ChatState chat,
            RoomModels rooms,
            Posting posting,
            TypingTimes typing,
            Admission admission,
            MessageActs acts,
            Requests requests,
            Alerts alerts,
            Keeping keeping,
            Consumer<ClientCommand> out,
            Consumer<String> trouble) {
        this.chat = chat;
        this.rooms = rooms;
        this.posting = posting;
        this.typing = typing;
        this.admission = admission;
        this.acts = acts;
        this.requests = requests;
        this.alerts = alerts;
        this.keeping = keeping;
        this.out = out;
        this.trouble = trouble;
    }

    void take(ServerEvent event) {
        // A page that was asked for belongs to who asked; a refusal is told where it was asked.
        boolean answer = requests.isAnswer(event);
        boolean forTheAsker =
                event instanceof ServerEvent.History || event instanceof ServerEvent.Failure;
        if (!answer || !forTheAsker) apply(event);
        if (answer) requests.take(event);
    }

    private void apply(ServerEvent event) {
        switch (event) {
            case ServerEvent.Welcome _,
                    ServerEvent.Results _,
                    ServerEvent.Linked _,
                    ServerEvent.Invited _,
                    ServerEvent.Hooked _,
                    ServerEvent.Ok _,
                    ServerEvent.Pong _,
                    ServerEvent.Unknown _ -> {}
            case ServerEvent.Rooms _ -> chat.apply(event);
            case ServerEvent.You _ -> {
                chat.apply(event);
                admission.renewSelf();
                rooms.bind(admission.self());
            }
            case ServerEvent.Read read -> apply(read.room(), event);
            case ServerEvent.Seen seen -> apply(seen.room(), event);
            case ServerEvent.Moderated moderated -> {
                if (moderated.room() != null) apply(moderated.room(), event);
            }
            case ServerEvent.Failure failure -> failure(failure);
            case ServerEvent.Left left -> left(left);
            case ServerEvent.Joined joined -> joined(joined);
            case ServerEvent.Users users -> apply(users.room(), event);
            case ServerEvent.Presence presence -> apply(presence.room(), event);
            case ServerEvent.Gap gap -> apply(gap.room(), event);
            case ServerEvent.SystemNotice notice -> apply(notice.room(), event);
            case ServerEvent.Typing typed -> {
                typing.heard(typed);
                apply(typed.room(), event);
            }
            case ServerEvent.History history -> {
                apply(history.room(), event);
                changed(history.room(), EnumSet.of(Changed.PREPENDED));
            }
            case ServerEvent.Synced synced -> synced(synced);
            case ServerEvent.Entries entries -> {
                apply(entries.room(), event);
                echoed(entries.entries());
            }
            case ServerEvent.LogEntry entry -> {
                apply(entry.room(), event);
                echoed(List.of(entry));
                if (entry instanceof ServerEvent.Chat message) alerts.heard(message);
            }
        }
    }

    /// The batch is over: the rooms show what it changed.
    void show() {
        changes.forEach(rooms::renew);
        changes.forEach(keeping::changed);
        changes.clear();
        alerts.roomsTold();
    }

    private void apply(String room, ServerEvent event) {
        Set<Changed> changed = chat.apply(event);
        changed(room, changed);
        RoomState state = chat.rooms().get(room);
        if (changed.contains(Changed.BEHIND) && state != null) {
            out.accept(new ClientCommand.Join(null, new RoomName(room), state.cursor(), null));
        }
    }

    private void changed(String room, Set<Changed> changed) {
        changes.computeIfAbsent(room, _ -> EnumSet.noneOf(Changed.class)).addAll(changed);
    }

    private void failure(ServerEvent.Failure failure) {
        if (failure.cid() != null) {
            if (posting.waits(failure)) return;
            ClientCommand.LogCommand refused = posting.givesUp(failure, chat.rooms()::get);
            if (refused != null) {
                refused(refused, failure);
                return;
            }
            ServerEvent.Failure placed = posting.placed(failure);
            if (placed.room() != null) apply(placed.room(), placed);
        } else if (isShutOut(failure)) {
            boolean banned = failure.code() == ErrorCode.BANNED;
            String room = String.valueOf(failure.room());
            left(new ServerEvent.Left(null, room, banned ? "banned" : "kicked"));
        } else {
            rooms.endOlder(failure.room());
            rooms.unavailable(failure.room());
            if (failure.code() != ErrorCode.RATE_LIMITED) trouble.accept(Refusals.of(failure));
        }
    }

    /// A room to which this person wanted to come back is closed to them since.
    private boolean isShutOut(ServerEvent.Failure failure) {
        boolean closed = failure.code() == ErrorCode.BANNED || failure.code() == ErrorCode.NO_ROOM;
        RoomState room = failure.room() == null ? null : chat.rooms().get(failure.room());
        return closed && room != null && !room.isSynced() && failure.rid() == null;
    }

    /// Told at the message that it is about, or else as what it is about the room.
    private void refused(ClientCommand.LogCommand command, ServerEvent.Failure failure) {
        RoomModel room = rooms.get(command.room().value());
        boolean shown = room != null && room.message(MessageActs.targetOf(command)) != null;
        if (room != null && shown) {
            acts.refused(room, command, failure);
        } else {
            trouble.accept(Refusals.of(failure));
        }
    }

    private void joined(ServerEvent.Joined joined) {
        apply(joined.room(), joined);
        rooms.joined(joined.room(), admission.self(), joined.head());
    }

    private void synced(ServerEvent.Synced synced) {
        apply(synced.room(), synced);
        RoomState state = chat.rooms().get(synced.room());
        if (state != null) posting.synced(state);
    }

    /// Who leaves by their own choice gets no reason.
    private void left(ServerEvent.Left left) {
        String called = RoomModels.called(chat, left.room());
        if (left.why() != null) {
            boolean banned = left.why().equals("banned");
            trouble.accept(Wording.of(banned ? "room.banned" : "room.putOut", called));
        }
        chat.apply(left);
        posting.forget(left.room());
        keeping.forget(left.room());
        changes.remove(left.room());
        rooms.left(left.room());
    }

    private void echoed(List<? extends ServerEvent.LogEntry> entries) {
        List<String> cids = new ArrayList<>();
        for (ServerEvent.LogEntry entry : entries) {
            if (entry instanceof ServerEvent.Delete) keeping.deleted(entry.room());
            boolean own = entry.uid().equals(chat.uid());
            if (own && entry.cid() != null) cids.add(entry.cid());
        }
        if (!cids.isEmpty()) posting.echoed(cids);
    }
}
