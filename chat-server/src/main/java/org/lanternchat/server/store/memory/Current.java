package org.lanternchat.server.store.memory;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.protocol.ServerEvent.React;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a message has become since it was written, and the `seq` of the edits that made it so.
/// Immutable.
record Current(Chat message, List<Long> edits) {
    Current {
        edits = List.copyOf(edits);
    }

    Current edited(Edit edit) {
        List<Long> all = new ArrayList<>(edits);
        all.add(edit.seq());
        return new Current(
                with(
                        message,
                        edit.text(),
                        edit.mentions(),
                        edit.at(),
                        message.reactions(),
                        message.pinned() != null),
                all);
    }

    Current pinned(boolean isPinned) {
        return new Current(
                with(
                        message,
                        message.text(),
                        message.mentions(),
                        message.edited(),
                        message.reactions(),
                        isPinned),
                edits);
    }

    /// An emoji's place is that of its first use, until nobody uses it any more.
    Current reacted(React react) {
        Map<String, List<String>> reactions = new LinkedHashMap<>(message.reactions());
        List<String> people = new ArrayList<>(reactions.getOrDefault(react.emoji(), List.of()));
        if (react.on() && !people.contains(react.uid())) people.add(react.uid());
        if (!react.on()) people.remove(react.uid());
        if (people.isEmpty()) reactions.remove(react.emoji());
        else reactions.put(react.emoji(), List.copyOf(people));
        return new Current(
                with(
                        message,
                        message.text(),
                        message.mentions(),
                        message.edited(),
                        reactions,
                        message.pinned() != null),
                edits);
    }

    private static Chat with(
            Chat message,
            String text,
            List<String> mentions,
            @Nullable Long edited,
            Map<String, List<String>> reactions,
            boolean isPinned) {
        return new Chat(
                message.room(),
                message.seq(),
                message.at(),
                message.uid(),
                message.name(),
                message.cid(),
                text,
                message.reply(),
                message.files(),
                mentions,
                edited,
                null,
                reactions,
                isPinned ? true : null);
    }
}
