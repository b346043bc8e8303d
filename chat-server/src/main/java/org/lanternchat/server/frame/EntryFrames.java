package org.lanternchat.server.frame;

import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.TutorialEvent;

import java.util.EnumMap;

/// A message encoded at most once for each dialect, when the first recipient of that dialect asks.
/// Belongs to the thread of its room.
public final class EntryFrames {
    private final ServerEvent.Chat chat;
    private final EnumMap<Dialect, Frame> frames = new EnumMap<>(Dialect.class);

    public EntryFrames(ServerEvent.Chat chat) {
        this.chat = chat;
    }

    public Frame in(Dialect dialect) {
        return frames.computeIfAbsent(dialect, d -> encoded(chat, d));
    }

    public static Frame encoded(ServerEvent.Chat chat, Dialect dialect) {
        return switch (dialect) {
            case VERSION_1 -> Frame.of(chat);
            case TUTORIAL_A -> Frame.of(new TutorialEvent.ChatA(chat.name(), chat.text()));
            case TUTORIAL_B -> Frame.of(new TutorialEvent.ChatB(chat.text(), chat.name()));
        };
    }

    /// A line of the server's own for one of the tutorials' clients.
    public static Frame notice(Dialect dialect, String inA, String inB) {
        return dialect == Dialect.TUTORIAL_A
                ? Frame.of(new TutorialEvent.NoticeA(inA))
                : Frame.of(new TutorialEvent.NoticeB(inB));
    }
}
