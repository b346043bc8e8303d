package org.lanternchat.server.frame;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.TutorialEvent;

import java.util.EnumMap;
import java.util.stream.Collectors;

/// An entry encoded at most once for each dialect, when the first recipient of that dialect asks.
/// Belongs to the thread of its room.
public final class EntryFrames {
    private final LogEntry entry;
    private final Links links;
    private final EnumMap<Dialect, Frame> frames = new EnumMap<>(Dialect.class);

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
        return frames.computeIfAbsent(Dialect.VERSION_1, _ -> Frame.of(entry));
    }

    /// Null where that dialect has no such thing: the tutorials know only messages.
    public @Nullable Frame in(Dialect dialect) {
        if (dialect == Dialect.VERSION_1) return version1();
        if (!(entry instanceof Chat chat) || chat.isDeleted()) return null;
        return frames.computeIfAbsent(dialect, d -> plain(chat, d));
    }

    private Frame plain(Chat chat, Dialect dialect) {
        String text = chat.text();
        if (text.isEmpty()) {
            text = chat.files().stream().map(links::to).collect(Collectors.joining("\n"));
        }
        return dialect == Dialect.TUTORIAL_A
                ? Frame.of(new TutorialEvent.ChatA(chat.name(), text))
                : Frame.of(new TutorialEvent.ChatB(text, chat.name()));
    }

    /// A line of the server's own for one of the tutorials' clients.
    public static Frame notice(Dialect dialect, String inA, String inB) {
        return dialect == Dialect.TUTORIAL_A
                ? Frame.of(new TutorialEvent.NoticeA(inA))
                : Frame.of(new TutorialEvent.NoticeB(inB));
    }
}
