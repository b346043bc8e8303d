package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Row.Reaction;
import org.lanternchat.desktop.model.Row.Refusal;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ClientCommand.LogCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.RoomState;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// What people do with messages: react, answer, edit, delete, pin, look who reacted and who has
/// read. Belongs to the window's thread.
///
/// What is done shows at once; if the server refuses it, it is as before and the message says why.
public final class MessageActs {
    private static final int NAMED = 12;

    private final ChatState chat;
    private final Posting posting;
    private final Originals originals;
    private final Jumps jumps;
    private final Clock clock;
    private final Rights rights = new Rights();

    MessageActs(ChatState chat, Posting posting, Originals originals, Jumps jumps, Clock clock) {
        this.chat = chat;
        this.posting = posting;
        this.originals = originals;
        this.jumps = jumps;
        this.clock = clock;
    }

    // ---- what may be done

    public boolean mayEdit(Row.Message message) {
        return rights.mayEdit(message, clock.millis());
    }

    public boolean mayDelete(RoomModel room, Row.Message message) {
        return rights.mayDelete(room.state(), onServer(), message, clock.millis());
    }

    public boolean mayPin(RoomModel room, Row.Message message) {
        return rights.mayPin(room.state(), onServer(), message);
    }

    private @Nullable Role onServer() {
        return chat.self() == null ? null : chat.self().role();
    }

    // ---- doing it

    /// Puts an emoji under a message, or takes the own one away.
    public void react(RoomModel room, Row.Message message, String emoji) {
        if (!message.isAlive()) return;
        boolean on =
                message.details().reactions().stream()
                        .noneMatch(there -> there.own() && there.emoji().equals(emoji));
        long target = message.seq();
        give(
                room,
                target,
                () -> new ClientCommand.React(null, nameOf(room), cid(), target, emoji, on));
    }

    public void delete(RoomModel room, Row.Message message) {
        long target = message.seq();
        give(room, target, () -> new ClientCommand.Delete(null, nameOf(room), cid(), target));
    }

    /// Pins a message, or takes the pin away.
    public void pin(RoomModel room, Row.Message message) {
        long target = message.seq();
        boolean on = !message.details().pinned();
        give(room, target, () -> new ClientCommand.Pin(null, nameOf(room), cid(), target, on));
    }

    /// The next message in this room answers this one.
    public void reply(RoomModel room, Row.Message message) {
        room.writing().reply(message);
    }

    /// Puts the text of an own message into the composer.
    public void edit(RoomModel room, Row.Message message) {
        if (mayEdit(message)) room.writing().edit(message, message.text());
    }

    /// The same for the last own message that may be edited; returns whether there is one.
    public boolean editLast(RoomModel room) {
        List<Row> rows = room.rows();
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (!(rows.get(i) instanceof Row.Message message) || !message.own()) continue;
            // The one that is meant has no echo yet: an older one would be a surprise.
            if (message.seq() == 0) return false;
            if (!mayEdit(message)) continue;
            edit(room, message);
            return true;
        }
        return false;
    }

    /// Says a message anew.
    ///
    /// @return what stands against it, as a sentence; null when it is on its way
    @Nullable String sendEdit(RoomModel room, long target, String text) {
        Row.Message shown = room.message(target);
        if (shown != null && shown.text().equals(text.stripTrailing())) return null;
        try {
            RoomName name = nameOf(room);
            return give(room, target, new ClientCommand.Edit(null, name, cid(), target, text));
        } catch (ProtocolException refused) {
            return refused.sentence();
        }
    }

    private void give(RoomModel room, long target, Supplier<LogCommand> command) {
        String problem;
        try {
            problem = give(room, target, command.get());
        } catch (ProtocolException refused) {
            problem = refused.sentence();
        }
        if (problem != null) refuse(room, target, new Refusal(problem, null));
    }

    private @Nullable String give(RoomModel room, long target, LogCommand command) {
        room.notes().dismiss(target);
        String problem = posting.give(room.state(), command);
        room.renew(EnumSet.of(Changed.PENDING));
        return problem;
    }

    private static RoomName nameOf(RoomModel room) {
        return new RoomName(room.name());
    }

    private static String cid() {
        return UUID.randomUUID().toString();
    }

    // ---- what the server refused

    /// The server did not do it: the message is as before, and says why.
    void refused(RoomModel room, LogCommand command, Failure failure) {
        long target = targetOf(command);
        Row.Message message = room.message(target);
        if (failure.code() == ErrorCode.TOO_LATE && message != null) {
            rights.learnTooOld(clock.millis() - message.at());
        }
        String text = command instanceof ClientCommand.Edit edit ? edit.text() : null;
        refuse(room, target, new Refusal(Refusals.of(failure), text));
    }

    private static void refuse(RoomModel room, long target, Refusal refusal) {
        room.notes().refuse(target, refusal);
        room.renew(EnumSet.of(Changed.PENDING));
        room.renewMessages(Set.of(target));
    }

    /// The message that a command is about; 0 for none.
    static long targetOf(LogCommand command) {
        return switch (command) {
            case ClientCommand.Edit edit -> edit.target();
            case ClientCommand.Delete delete -> delete.target();
            case ClientCommand.React react -> react.target();
            case ClientCommand.Pin pin -> pin.target();
            case ClientCommand.Chat _, ClientCommand.Topic _ -> 0;
        };
    }

    /// The person knows now why something was refused.
    public void dismiss(RoomModel room, Row.Message message) {
        room.notes().dismiss(message.seq());
        room.renewMessages(Set.of(message.seq()));
    }

    /// Puts an edit that was refused into the composer again.
    public void editAgain(RoomModel room, Row.Message message) {
        Refusal refusal = message.details().refusal();
        if (refusal == null || refusal.text() == null) return;
        dismiss(room, message);
        room.writing().edit(message, refusal.text());
    }

    // ---- looking

    /// Leads to a message of the room that is shown.
    public void jump(RoomModel room, long seq) {
        jumps.to(room, seq);
    }

    /// A quote of this message is in sight, and not known yet.
    public void wantOriginal(RoomModel room, long seq) {
        originals.want(room, seq);
    }

    /// Who has read an own message, as a sentence.
    public String seenBy(RoomModel room, Row.Message message) {
        List<String> names = new ArrayList<>();
        room.state()
                .seen()
                .forEach(
                        (uid, seq) -> {
                            if (seq >= message.seq()) names.add(nameOf(room.state(), uid));
                        });
        return Wording.of("message.seen", Wording.list(names, NAMED));
    }

    /// Who put an emoji under a message, as a sentence.
    public String reactors(RoomModel room, Row.Message message, Reaction reaction) {
        Chat loaded = Chats.find(room.state().messages(), message.seq());
        Map<String, List<String>> all = loaded == null ? Map.of() : loaded.reactions();
        List<String> names = new ArrayList<>();
        for (String uid : all.getOrDefault(reaction.emoji(), List.of())) {
            if (!uid.equals(chat.uid())) names.add(nameOf(room.state(), uid));
        }
        if (reaction.own()) names.addFirst(Wording.of("people.you"));
        return Wording.of("reaction.by", Wording.list(names, NAMED), reaction.emoji());
    }

    /// What somebody is called: among those who are here, or else as the author of a message.
    private static String nameOf(RoomState state, String uid) {
        for (Person person : state.people()) if (person.uid().equals(uid)) return person.name();
        List<Chat> loaded = state.messages();
        for (int i = loaded.size() - 1; i >= 0; i--) {
            if (loaded.get(i).uid().equals(uid)) return loaded.get(i).name();
        }
        return Wording.of("people.somebody");
    }
}
