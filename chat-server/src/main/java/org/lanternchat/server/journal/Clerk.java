package org.lanternchat.server.journal;

import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ClientCommand.LogCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.ServerEvent.Stamp;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.store.Writing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes an entry of a draft, or says why it cannot be one. Belongs to the journal's thread: what
/// it checks against is what is written, and what was decided, before.
final class Clerk {
    private final Rules rules;
    private final Duration editWindow;
    private final SlowRooms slowRooms;

    Clerk(Rules rules, Duration editWindow) {
        this.rules = rules;
        this.editWindow = editWindow;
        this.slowRooms = new SlowRooms(rules);
    }

    /// The entry that this draft becomes, with this number.
    ///
    /// @throws ProtocolException when it may not be written
    LogEntry entry(Draft draft, long seq, long at, Writing writing) throws StoreException {
        rules.checkMayWrite(draft.room(), draft.who(), at);
        Stamp stamp =
                new Stamp(
                        draft.room().value(),
                        seq,
                        at,
                        draft.who().uid(),
                        draft.who().name().value(),
                        draft.cid());
        return switch (draft.command()) {
            case ClientCommand.Chat chat -> chat(chat, stamp, draft, writing);
            case ClientCommand.Edit edit -> edit(edit, stamp, draft, writing);
            case ClientCommand.Delete delete -> delete(delete, stamp, draft.who(), writing);
            case ClientCommand.React react -> react(react, stamp, writing);
            case ClientCommand.Pin pin -> pin(pin, stamp, draft.who(), writing);
            case ClientCommand.Topic topic -> topic(topic, stamp, draft.who());
        };
    }

    /// This draft was written: the next of a slow room waits.
    void written(Draft draft, long at) {
        slowRooms.written(draft, at);
    }

    /// It was not written after all.
    void notWritten(Draft draft) {
        slowRooms.notWritten(draft);
    }

    private Chat chat(ClientCommand.Chat chat, Stamp stamp, Draft draft, Writing writing)
            throws StoreException {
        slowRooms.check(draft, stamp.at());
        if (chat.reply() != null) target(chat.room(), chat.reply(), writing);
        List<FileInfo> files = new ArrayList<>();
        for (String id : chat.files()) {
            StoredFile file = writing.file(id);
            if (file == null || !file.uid().equals(stamp.uid())) {
                throw new ProtocolException(
                        ErrorCode.NOT_FOUND,
                        "A file is not here any more. Please attach it again.");
            }
            files.add(file.info());
        }
        return new Chat(stamp, chat.text(), chat.reply(), files, draft.mentions());
    }

    private ServerEvent.Edit edit(
            ClientCommand.Edit edit, Stamp stamp, Draft draft, Writing writing)
            throws StoreException {
        Chat target = target(edit, edit.target(), writing);
        checkAuthor(target, stamp, "edit");
        return new ServerEvent.Edit(stamp, target.seq(), edit.text(), draft.mentions(), null);
    }

    private ServerEvent.Delete delete(
            ClientCommand.Delete delete, Stamp stamp, Identity who, Writing writing)
            throws StoreException {
        Chat target = target(delete, delete.target(), writing);
        if (!rules.isModerator(delete.room(), who)) checkAuthor(target, stamp, "delete");
        return new ServerEvent.Delete(stamp, target.seq());
    }

    private ServerEvent.React react(ClientCommand.React react, Stamp stamp, Writing writing)
            throws StoreException {
        Map<String, List<String>> reactions = target(react, react.target(), writing).reactions();
        boolean isOneMore = react.on() && !reactions.containsKey(react.emoji());
        if (isOneMore && reactions.size() >= Limits.REACTIONS) {
            throw new ProtocolException(
                    ErrorCode.BAD_FIELD,
                    "A message has at most "
                            + Limits.REACTIONS
                            + " different reactions. Choose one of those.");
        }
        int reactors = reactions.values().stream().mapToInt(List::size).sum();
        if (react.on() && reactors >= Limits.REACTORS) {
            throw new ProtocolException(
                    ErrorCode.BAD_FIELD, "This message has all the reactions that it can have.");
        }
        return new ServerEvent.React(stamp, react.target(), react.emoji(), react.on());
    }

    private ServerEvent.Pin pin(ClientCommand.Pin pin, Stamp stamp, Identity who, Writing writing)
            throws StoreException {
        checkLooksAfter(pin, who, "pin messages");
        Chat target = target(pin, pin.target(), writing);
        boolean isOneMore = pin.on() && !Boolean.TRUE.equals(target.pinned());
        if (isOneMore && writing.pins(pin.room()) >= Limits.PINS) {
            throw new ProtocolException(
                    ErrorCode.BAD_FIELD,
                    "A room has at most " + Limits.PINS + " pins. Take one away first.");
        }
        return new ServerEvent.Pin(stamp, pin.target(), pin.on());
    }

    private ServerEvent.Topic topic(ClientCommand.Topic topic, Stamp stamp, Identity who) {
        checkLooksAfter(topic, who, "set the topic");
        return new ServerEvent.Topic(stamp, topic.text());
    }

    private void checkLooksAfter(LogCommand command, Identity who, String what) {
        if (rules.of(command.room()).isDirect()) return;
        if (rules.isModerator(command.room(), who)) return;
        throw new ProtocolException(
                ErrorCode.FORBIDDEN, "Only those who look after the room " + what + " here.");
    }

    private void checkAuthor(Chat target, Stamp stamp, String what) {
        if (!target.uid().equals(stamp.uid())) {
            throw new ProtocolException(
                    ErrorCode.FORBIDDEN, "You can only " + what + " your own messages.");
        }
        if (stamp.at() - target.at() >= editWindow.toMillis()) {
            throw new ProtocolException(
                    ErrorCode.TOO_LATE, "It is too late to " + what + " this message.");
        }
    }

    private static Chat target(LogCommand command, long seq, Writing writing)
            throws StoreException {
        return target(command.room(), seq, writing);
    }

    private static Chat target(RoomName room, long seq, Writing writing) throws StoreException {
        Chat target = writing.message(room, seq);
        if (target == null || target.isDeleted()) {
            throw new ProtocolException(
                    ErrorCode.NOT_FOUND, "The message that this is about does not exist.");
        }
        return target;
    }
}
