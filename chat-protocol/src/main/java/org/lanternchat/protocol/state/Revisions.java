package org.lanternchat.protocol.state;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ServerEvent.Amendment;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Delete;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.protocol.ServerEvent.Pin;
import org.lanternchat.protocol.ServerEvent.React;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What becomes of a message by an entry about it, at clients and at the server. Any thread may
/// call it.
public final class Revisions {
    private Revisions() {}

    /// The message after the change; nothing changes one that is deleted.
    public static Chat after(Chat message, Amendment change) {
        if (message.isDeleted()) return message;
        return switch (change) {
            case Edit edit when Boolean.TRUE.equals(edit.deleted()) -> message;
            case Edit edit -> edited(message, edit);
            case Delete _ -> deleted(message);
            case React react -> reacted(message, react);
            case Pin pin -> pinned(message, pin.on() ? true : null);
        };
    }

    private static Chat edited(Chat old, Edit edit) {
        return new Chat(
                old.room(),
                old.seq(),
                old.at(),
                old.uid(),
                old.name(),
                old.cid(),
                edit.text(),
                old.reply(),
                old.files(),
                edit.mentions(),
                edit.at(),
                null,
                old.reactions(),
                old.pinned());
    }

    /// What is left of a deleted message: that there was one.
    public static Chat deleted(Chat old) {
        return new Chat(old.stamp(), old.reply());
    }

    private static Chat reacted(Chat old, React react) {
        Map<String, List<String>> reactions = new LinkedHashMap<>(old.reactions());
        List<String> people = new ArrayList<>(reactions.getOrDefault(react.emoji(), List.of()));
        if (people.contains(react.uid()) == react.on()) return old;
        if (react.on()) {
            people.add(react.uid());
        } else {
            people.remove(react.uid());
        }
        if (people.isEmpty()) {
            reactions.remove(react.emoji());
        } else {
            reactions.put(react.emoji(), List.copyOf(people));
        }
        return with(old, reactions, old.pinned());
    }

    private static Chat pinned(Chat old, @Nullable Boolean on) {
        boolean was = Boolean.TRUE.equals(old.pinned());
        return was == Boolean.TRUE.equals(on) ? old : with(old, old.reactions(), on);
    }

    private static Chat with(
            Chat old, Map<String, List<String>> reactions, @Nullable Boolean pinned) {
        return new Chat(
                old.room(),
                old.seq(),
                old.at(),
                old.uid(),
                old.name(),
                old.cid(),
                old.text(),
                old.reply(),
                old.files(),
                old.mentions(),
                old.edited(),
                old.deleted(),
                reactions,
                pinned);
    }
}
