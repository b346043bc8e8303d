package org.lanternchat.desktop.model;

import org.lanternchat.desktop.emoji.EmojiNames;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// What the chat itself knows names of: the people of a room, the open rooms, emoji, and the
/// commands. For the window's thread.
final class ChatSources {
    private ChatSources() {}

    private record Ranked<T>(T one, int rank) {}

    static List<CompletionSource> of(ChatModel chat, RoomModel room) {
        return List.of(new People(room), new Rooms(chat), new Emoji(), new Commands());
    }

    /// The best fitting of many, by rank and then by length, so that a whole name comes first; all
    /// in their own order as long as nothing is asked for.
    private static <T> List<T> best(
            Iterable<T> all, Function<T, String> name, String letters, int most) {
        String wanted = Ranking.folded(letters);
        List<Ranked<T>> fitting = new ArrayList<>();
        for (T one : all) {
            int rank = Ranking.of(wanted, name.apply(one));
            if (rank != Ranking.NONE) fitting.add(new Ranked<>(one, rank));
        }
        if (!wanted.isEmpty()) {
            fitting.sort(
                    Comparator.comparingInt((Ranked<T> one) -> -one.rank())
                            .thenComparingInt(one -> name.apply(one.one()).length())
                            .thenComparing(one -> name.apply(one.one())));
        }
        return fitting.stream().limit(most).map(Ranked::one).toList();
    }

    private record People(RoomModel room) implements CompletionSource {
        @Override
        public char sign() {
            return '@';
        }

        @Override
        public List<Completion> find(String letters, int most) {
            List<PersonEntry> others =
                    room.people().stream().filter(person -> !person.own()).toList();
            return best(others, PersonEntry::name, letters, most).stream()
                    .map(
                            person ->
                                    new Completion(
                                            "@" + person.name() + " ",
                                            person.name(),
                                            "",
                                            new Completion.Mark.Face(person.uid())))
                    .toList();
        }
    }

    private record Rooms(ChatModel chat) implements CompletionSource {
        @Override
        public char sign() {
            return '#';
        }

        @Override
        public List<Completion> find(String letters, int most) {
            List<RoomEntry> open = chat.entries().stream().filter(RoomEntry::isOpen).toList();
            return best(open, RoomEntry::name, letters, most).stream()
                    .map(entry -> new Completion("#" + entry.name() + " ", "#" + entry.name(), ""))
                    .toList();
        }
    }

    private record Emoji() implements CompletionSource {
        @Override
        public char sign() {
            return ':';
        }

        @Override
        public int fewest() {
            return 2;
        }

        @Override
        public List<Completion> find(String letters, int most) {
            return EmojiNames.matching(letters, most).stream()
                    .map(
                            emoji ->
                                    new Completion(
                                            emoji.text() + " ",
                                            ":" + emoji.name() + ":",
                                            "",
                                            new Completion.Mark.Picture(emoji.text())))
                    .toList();
        }
    }

    private record Commands() implements CompletionSource {
        @Override
        public char sign() {
            return '/';
        }

        @Override
        public boolean onlyAtStart() {
            return true;
        }

        @Override
        public List<Completion> find(String letters, int most) {
            return Arrays.stream(SlashCommands.Command.values())
                    .filter(one -> one.word().startsWith("/" + Ranking.folded(letters)))
                    .limit(most)
                    .map(
                            one ->
                                    new Completion(
                                            one.word() + " ",
                                            (one.word() + " " + one.use()).strip(),
                                            one.explanation()))
                    .toList();
        }
    }
}
