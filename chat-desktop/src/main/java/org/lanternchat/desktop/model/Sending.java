package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.emoji.EmojiNames;
import org.lanternchat.desktop.model.Writing.Intent;
import org.lanternchat.protocol.FileInfo;

import java.util.List;

/// Sends what stands in a composer: a message with its files, an answer, or an own message anew; or
/// does what is commanded there. Belongs to the window's thread.
final class Sending {
    private final Posting posting;
    private final MessageActs acts;
    private final SharedFiles files;
    private final SlashCommands commands;

    Sending(Posting posting, MessageActs acts, SharedFiles files, SlashCommands commands) {
        this.posting = posting;
        this.acts = acts;
        this.files = files;
        this.commands = commands;
    }

    /// Whether the message waits for its files, which are under way; an edit and a command have
    /// none.
    ///
    /// @param later sends it, when they are there
    boolean waits(RoomModel room, Runnable later) {
        boolean isMessage =
                !room.writing().isEditing() && !SlashCommands.isCommand(room.draftProperty().get());
        return isMessage && files.of(room).waitFor(later);
    }

    /// What stands against it, as a sentence; null when it is on its way, and the composer free.
    @Nullable String send(RoomModel room) {
        String problem =
                switch (room.writing().intentProperty().get()) {
                    case Intent.Edit(long seq, _) -> acts.sendEdit(room, seq, textOf(room));
                    case Intent.Reply(long seq, _, _) -> message(room, seq);
                    case null -> runOrSend(room);
                };
        if (problem == null) room.writing().sent();
        return problem;
    }

    private @Nullable String runOrSend(RoomModel room) {
        String typed = room.draftProperty().get();
        return SlashCommands.isCommand(typed) ? commands.run(room, typed) : message(room, null);
    }

    private static String textOf(RoomModel room) {
        return EmojiNames.replaced(room.draftProperty().get());
    }

    private @Nullable String message(RoomModel room, @Nullable Long reply) {
        Attachments attached = files.of(room);
        String problem = attached.problem();
        if (problem != null) return problem;
        List<FileInfo> ready = attached.ready();
        room.notes().keepUploads(ready);
        List<String> ids = ready.stream().map(FileInfo::id).toList();
        String text = SlashCommands.message(textOf(room));
        problem = posting.post(room.state(), text, reply, ids);
        if (problem == null) attached.sent();
        return problem;
    }
}
