package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Row.Delivery;
import org.lanternchat.desktop.model.Row.Details;
import org.lanternchat.desktop.model.Row.Original;
import org.lanternchat.desktop.model.Row.Quote;
import org.lanternchat.desktop.model.Row.Reaction;
import org.lanternchat.desktop.model.Row.Version;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Amendment;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Stamp;
import org.lanternchat.protocol.state.Pending;
import org.lanternchat.protocol.state.Revisions;
import org.lanternchat.protocol.state.RoomState;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes the row of a single message, with what this person has just done to it and the server has
/// not confirmed yet. Made for one pass on the window's thread.
final class MessageRows {
    private static final Delivery SAFE = new Delivery.Safe();
    private static final Delivery SEEN = new Delivery.Seen();
    private static final Delivery WAITING = new Delivery.Waiting();

    private final RoomState state;
    private final RowBuilder.Person self;
    private final RoomNotes notes;
    private final long seen;
    private final Map<Long, List<Amendment>> ahead;

    MessageRows(RoomState state, RowBuilder.Person self, RoomNotes notes) {
        this.state = state;
        this.self = self;
        this.notes = notes;
        this.seen = seenUpTo(state);
        this.ahead = ahead(state, self);
    }

    /// Up to which `seq` somebody else has read.
    static long seenUpTo(RoomState state) {
        return state.seen().values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /// The messages that this person wants otherwise than they are.
    static Set<Long> targets(RoomState state) {
        return state.pending().stream()
                .map(pending -> MessageActs.targetOf(pending.command()))
                .filter(target -> target > 0)
                .collect(Collectors.toSet());
    }

    private static Map<Long, List<Amendment>> ahead(RoomState state, RowBuilder.Person self) {
        Map<Long, List<Amendment>> ahead = new HashMap<>();
        for (Pending pending : state.pending()) {
            Amendment wanted = wanted(pending, self);
            if (wanted == null) continue;
            ahead.computeIfAbsent(wanted.target(), _ -> new ArrayList<>()).add(wanted);
        }
        return ahead;
    }

    private static @Nullable Amendment wanted(Pending pending, RowBuilder.Person self) {
        String room = pending.command().room().value();
        Stamp stamp = new Stamp(room, 0, pending.at(), self.uid(), self.name(), pending.cid());
        return switch (pending.command()) {
            case ClientCommand.Edit edit ->
                    new ServerEvent.Edit(stamp, edit.target(), edit.text(), List.of(), null);
            case ClientCommand.Delete delete -> new ServerEvent.Delete(stamp, delete.target());
            case ClientCommand.React react ->
                    new ServerEvent.React(stamp, react.target(), react.emoji(), react.on());
            case ClientCommand.Pin pin -> new ServerEvent.Pin(stamp, pin.target(), pin.on());
            case ClientCommand.Chat _, ClientCommand.Topic _ -> null;
        };
    }

    /// A message of the log. `first` begins a run by one person.
    Row.Message of(Chat logged, boolean first) {
        Chat chat = logged;
        boolean own = logged.uid().equals(self.uid());
        Delivery delivery = own && logged.seq() <= seen ? SEEN : SAFE;
        for (Amendment wanted : ahead.getOrDefault(logged.seq(), List.of())) {
            chat = Revisions.after(chat, wanted);
            boolean said =
                    wanted instanceof ServerEvent.Edit || wanted instanceof ServerEvent.Delete;
            if (said) delivery = WAITING;
        }
        return new Row.Message(
                chat.seq(),
                chat.cid(),
                chat.uid(),
                chat.name(),
                chat.isDeleted() ? Wording.of("message.deleted") : chat.text(),
                chat.at(),
                own,
                first,
                version(chat),
                delivery,
                details(chat));
    }

    private static Version version(Chat chat) {
        if (chat.isDeleted()) return Version.DELETED;
        return chat.edited() == null ? Version.AS_WRITTEN : Version.EDITED;
    }

    private Details details(Chat chat) {
        List<Reaction> reactions = new ArrayList<>();
        chat.reactions()
                .forEach(
                        (emoji, people) ->
                                reactions.add(
                                        new Reaction(
                                                emoji,
                                                people.size(),
                                                people.contains(self.uid()))));
        return new Details(
                chat.isDeleted() ? null : quote(chat.reply()),
                chat.files(),
                reactions,
                Boolean.TRUE.equals(chat.pinned()),
                chat.edited() == null ? 0 : chat.edited(),
                notes.refusal(chat.seq()));
    }

    /// An own message that has no echo yet.
    Row.Message of(Pending pending, boolean first) {
        var failure = pending.failure();
        Delivery delivery = failure == null ? WAITING : new Delivery.Failed(Refusals.of(failure));
        List<String> ids = filesOf(pending);
        List<FileInfo> files = new ArrayList<>();
        for (String id : ids) {
            FileInfo file = notes.upload(id);
            if (file != null) files.add(file);
        }
        boolean unnamed = pending.text().isEmpty() && files.isEmpty();
        return new Row.Message(
                0,
                pending.cid(),
                self.uid(),
                self.name(),
                unnamed ? Wording.of("message.files", ids.size()) : pending.text(),
                pending.at(),
                true,
                first,
                Version.AS_WRITTEN,
                delivery,
                new Details(quote(replyOf(pending)), files, List.of(), false, 0, null));
    }

    private static List<String> filesOf(Pending pending) {
        return pending.command() instanceof ClientCommand.Chat chat ? chat.files() : List.of();
    }

    private static @Nullable Long replyOf(Pending pending) {
        return pending.command() instanceof ClientCommand.Chat chat ? chat.reply() : null;
    }

    private @Nullable Quote quote(@Nullable Long reply) {
        if (reply == null) return null;
        Chat loaded = Chats.find(state.messages(), reply);
        Chat original = loaded == null ? notes.original(reply) : loaded;
        if (original == null) return new Quote(reply, "", "", "", Original.UNKNOWN);
        Original is = original.isDeleted() ? Original.DELETED : Original.THERE;
        return new Quote(reply, original.uid(), original.name(), Chats.line(original), is);
    }
}
