package org.lanternchat.desktop.model;

import javafx.collections.ObservableList;

import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.RoomState;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The rows of a room, kept as the room is with as little work as a change needs. Belongs to the
/// window's thread.
final class RowList {
    /// Changes after which the rows are the same but for those at the two ends, and those of
    /// messages that look otherwise.
    private static final Set<Changed> IN_PLACE =
            EnumSet.of(
                    Changed.PREPENDED,
                    Changed.APPENDED,
                    Changed.AMENDED,
                    Changed.PENDING,
                    Changed.NOTICES,
                    Changed.PEOPLE,
                    Changed.TYPING,
                    Changed.MARKS,
                    Changed.BEHIND);

    private final ObservableList<Row> rows = new SpanList<>();
    private final List<Chat> built = new ArrayList<>();
    private Set<Long> wanted = Set.of();
    private long seen;

    /// The rows, changed in place.
    ObservableList<Row> rows() {
        return rows;
    }

    void renew(RoomState state, Set<Changed> changed, RowBuilder builder) {
        List<Chat> messages = state.messages();
        boolean inPlace = IN_PLACE.containsAll(changed);
        Set<Long> older =
                inPlace && changed.contains(Changed.PREPENDED)
                        ? prepend(messages, builder)
                        : Set.of();
        int from = Math.min(built.size(), messages.size()) - 1;
        int row = inPlace && from >= 0 ? rowOf(messages.get(from)) : -1;
        Set<Long> otherwise = otherwise(state, changed);
        otherwise.addAll(older);
        if (row < 0) {
            ListChanges.become(rows, builder.all());
        } else {
            again(messages, otherwise, builder);
            Row before = row == 0 ? null : rows.get(row - 1);
            ListChanges.become(rows, row, builder.tail(from, before));
        }
        remember(messages, row < 0 ? 0 : from);
    }

    /// Makes the rows of a page of older messages, and of the one that it stands above now; returns
    /// which messages these are.
    private Set<Long> prepend(List<Chat> messages, RowBuilder builder) {
        if (built.isEmpty()) return Set.of();
        int count = Chats.firstFrom(messages, built.getFirst().seq());
        int row = firstMessage();
        if (count == 0 || row < 0) return Set.of();
        ListChanges.become(rows, 0, row + 1, builder.head(count));
        List<Chat> older = messages.subList(0, count);
        built.addAll(0, older);
        return older.stream().map(Chat::seq).collect(Collectors.toSet());
    }

    private int firstMessage() {
        for (int i = 0; i < rows.size(); i++) if (rows.get(i) instanceof Row.Message) return i;
        return -1;
    }

    /// Shows these messages, and those that quote them, as they are now.
    void again(List<Chat> messages, Set<Long> seqs, RowBuilder builder) {
        if (seqs.isEmpty()) return;
        long first = seqs.stream().mapToLong(Long::longValue).min().orElse(0);
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (!(rows.get(i) instanceof Row.Message message) || message.seq() == 0) continue;
            // A reply comes after what it quotes.
            if (message.seq() < first) return;
            Row.Quote quote = message.details().quote();
            boolean concerned =
                    seqs.contains(message.seq()) || quote != null && seqs.contains(quote.seq());
            Chat chat = concerned ? Chats.find(messages, message.seq()) : null;
            if (chat == null) continue;
            Row.Message now = builder.again(chat, message.first());
            if (!now.equals(message)) rows.set(i, now);
        }
    }

    private int rowOf(Chat chat) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i) instanceof Row.Message message && message.seq() == chat.seq()) return i;
        }
        return -1;
    }

    /// The messages that look otherwise since the last time: amended, to be amended, seen.
    private Set<Long> otherwise(RoomState state, Set<Changed> changed) {
        Set<Long> otherwise = new HashSet<>(wanted);
        wanted = MessageRows.targets(state);
        otherwise.addAll(wanted);
        List<Chat> messages = state.messages();
        if (changed.contains(Changed.AMENDED)) addAmended(messages, otherwise);
        long now = MessageRows.seenUpTo(state);
        for (int i = Chats.firstFrom(messages, seen + 1); i < messages.size(); i++) {
            if (messages.get(i).seq() > now) break;
            otherwise.add(messages.get(i).seq());
        }
        seen = now;
        return otherwise;
    }

    /// A message that was not amended is the same object as before: comparing what a hundred
    /// thousand of them say would cost a frame.
    private void addAmended(List<Chat> messages, Set<Long> amended) {
        int known = Math.min(built.size(), messages.size());
        for (int i = 0; i < known; i++) {
            if (isSame(built.get(i), messages.get(i))) continue;
            built.set(i, messages.get(i));
            amended.add(messages.get(i).seq());
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Chat one, Chat other) {
        return one == other;
    }

    private void remember(List<Chat> messages, int from) {
        built.subList(Math.min(from, built.size()), built.size()).clear();
        built.addAll(messages.subList(from, messages.size()));
    }
}
