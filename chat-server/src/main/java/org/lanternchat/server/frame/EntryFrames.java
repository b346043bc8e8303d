package org.lanternchat.server.frame;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.TutorialEvent;

import java.util.stream.Collectors;

/// An entry encoded at most once for each dialect, when the first recipient of that dialect asks.
/// Belongs to the thread of its room.
public final class EntryFrames {
    private final LogEntry entry;
    private final Links links;
    private @Nullable Frame version1;
    private @Nullable Frame inTutorialA;
    private @Nullable Frame inTutorialB;

    /// How the tutorials' clients, which know nothing of files, are told where one is.
    public interface Links {
        String to(FileInfo file);
    }

    public EntryFrames(LogEntry entry, Links links) {
        this.entry = entry;
        this.links = links;
    }

    public LogEntry entry() {
        return entry;
    }

    public Frame version1() {
        Frame frame = version1;
        if (frame == null) {
            frame = Frame.of(entry);
            version1 = frame;
        }
        return frame;
    }

    /// Null where that dialect has no such thing: the tutorials know only messages.
    public @Nullable Frame in(Dialect dialect) {
        if (dialect == Dialect.VERSION_1) return version1();
        if (!(entry instanceof Chat chat) || chat.isDeleted()) return null;
        return dialect == Dialect.TUTORIAL_A ? inTutorialA(chat) : inTutorialB(chat);
    }

    private Frame inTutorialA(Chat chat) {
        Frame frame = inTutorialA;
        if (frame == null) {
            frame = Frame.of(new TutorialEvent.ChatA(chat.name(), plain(chat)));
            inTutorialA = frame;
        }
        return frame;
    }

    private Frame inTutorialB(Chat chat) {
        Frame frame = inTutorialB;
        if (frame == null) {
            frame = Frame.of(new TutorialEvent.ChatB(plain(chat), chat.name()));
            inTutorialB = frame;
        }
        return frame;
    }

    private String plain(Chat chat) {
        if (!chat.text().isEmpty()) return chat.text();
        return chat.files().stream().map(links::to).collect(Collectors.joining("\n"));
    }

    /// A line of the server's own for one of the tutorials' clients.
    public static Frame notice(Dialect dialect, String inA, String inB) {
        return dialect == Dialect.TUTORIAL_A
                ? Frame.of(new TutorialEvent.NoticeA(inA))
                : Frame.of(new TutorialEvent.NoticeB(inB));
    }
}
