package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.OutboxFile;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ClientCommand.LogCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.protocol.state.Pending;
import org.lanternchat.protocol.state.RoomState;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The way of an own message, edit or the like: into the outbox, to the server when its room is in
/// step, and out of the outbox with its echo. Belongs to the window's thread.
final class Posting {
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final OutboxFile outbox;
    private final Surroundings surroundings;
    private final Sender sender;

    Posting(OutboxFile outbox, Surroundings surroundings, Consumer<LogCommand> out) {
        this.outbox = outbox;
        this.surroundings = surroundings;
        this.sender = new Sender(surroundings, out);
    }

    /// What stands against sending this text, as a sentence; null when nothing does, and then the
    /// message is on its way.
    ///
    /// @param reply the message that it answers
    /// @param files the ids of what was uploaded for it
    @Nullable String post(RoomState room, String text, @Nullable Long reply, List<String> files) {
        ClientCommand.Chat command;
        try {
            RoomName name = new RoomName(room.room());
            String cid = UUID.randomUUID().toString();
            command = new ClientCommand.Chat(null, name, cid, text, reply, files);
        } catch (ProtocolException refused) {
            return refused.sentence();
        }
        return give(room, command);
    }

    /// The same for a text alone.
    @Nullable String post(RoomState room, String text) {
        return post(room, text, null, List.of());
    }

    /// The same for any command that becomes an entry of the log and has a `cid`.
    @Nullable String give(RoomState room, LogCommand command) {
        OutboxFile.Item item = new OutboxFile.Item(surroundings.clock().millis(), command);
        if (!outbox.add(item)) return Wording.of("outbox.full");
        room.post(pending(item));
        if (room.isSynced()) sender.send(command);
        return null;
    }

    private static Pending pending(OutboxFile.Item item) {
        return new Pending(item.command(), item.at());
    }

    /// The rooms that commands of an earlier run wait for.
    List<String> rooms() {
        return outbox.items().stream()
                .map(item -> item.command().room().value())
                .distinct()
                .toList();
    }

    /// Shows what waits for a room of an earlier run, but for what is there already.
    void remember(RoomState room) {
        Set<String> there = new HashSet<>();
        room.messages().forEach(chat -> there.add(String.valueOf(chat.cid())));
        for (OutboxFile.Item item : outbox.items()) {
            String cid = String.valueOf(item.command().cid());
            boolean here = item.command().room().value().equals(room.room());
            if (here && !there.contains(cid)) room.post(pending(item));
        }
    }

    /// The room is in step: what waits for it goes out again, that of an earlier run too.
    void synced(RoomState room) {
        Map<String, Pending> known =
                room.pending().stream()
                        .collect(Collectors.toMap(Pending::cid, Function.identity()));
        for (OutboxFile.Item item : outbox.items()) {
            if (!item.command().room().value().equals(room.room())) continue;
            Pending shown = known.get(String.valueOf(item.command().cid()));
            if (shown == null) room.post(pending(item));
            if (shown == null || shown.failure() == null) sender.send(item.command());
        }
    }

    /// The server has these entries on its disk.
    void echoed(Collection<String> cids) {
        cids.forEach(sender::done);
        outbox.removeAll(cids);
    }

    /// Whether the failure only asks for patience; the message then waits and goes again.
    boolean waits(Failure failure) {
        boolean passing =
                failure.code() == ErrorCode.RATE_LIMITED || failure.code() == ErrorCode.BUSY;
        OutboxFile.Item item = find(failure.cid());
        if (!passing || item == null) return false;
        Duration pause = failure.retry() == null ? BUSY : Duration.ofMillis(failure.retry());
        sender.sendLater(item.command(), pause);
        return true;
    }

    /// The edit or the like that was refused, and is given up; null when it was a message.
    @Nullable LogCommand givesUp(Failure failure, Function<String, @Nullable RoomState> rooms) {
        OutboxFile.Item item = find(failure.cid());
        if (item == null || item.command() instanceof ClientCommand.Chat) return null;
        String cid = String.valueOf(item.command().cid());
        RoomState room = rooms.apply(item.command().room().value());
        if (room != null) room.discard(cid);
        echoed(List.of(cid));
        return item.command();
    }

    /// The failure with the room of its message, which servers may leave out.
    Failure placed(Failure failure) {
        OutboxFile.Item item = find(failure.cid());
        if (item == null || failure.room() != null) return failure;
        return failure.about(failure.rid(), failure.cid(), item.command().room());
    }

    void retry(RoomState room, String cid) {
        room.retry(cid);
        OutboxFile.Item item = find(cid);
        if (item != null && room.isSynced()) sender.send(item.command());
    }

    void discard(RoomState room, String cid) {
        room.discard(cid);
        echoed(List.of(cid));
    }

    /// A room was left for good: what waits for it is given up.
    void forget(String room) {
        echoed(
                outbox.items().stream()
                        .filter(item -> item.command().room().value().equals(room))
                        .map(item -> String.valueOf(item.command().cid()))
                        .toList());
    }

    void disconnected() {
        sender.stop();
    }

    private OutboxFile.@Nullable Item find(@Nullable String cid) {
        if (cid == null) return null;
        for (OutboxFile.Item item : outbox.items()) {
            if (cid.equals(item.command().cid())) return item;
        }
        return null;
    }
}
