package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Hit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Looks through the messages of this computer as the server looks through all: every word must be
/// in the message, without regard to case and accents, at the beginning of a word or, from three
/// letters on, anywhere. Has no state, for any thread but the window's.
final class LocalSearch {
    private LocalSearch() {}

    /// The newest messages that have all words of the query.
    ///
    /// @param rooms the messages of each room
    static List<Hit> find(List<List<Chat>> rooms, String query, int most) {
        List<FoldedText> words =
                Arrays.stream(query.strip().split("\\s+", -1))
                        .map(FoldedText::of)
                        .filter(word -> !word.isEmpty())
                        .toList();
        List<Hit> hits = new ArrayList<>();
        if (words.isEmpty()) return hits;
        for (List<Chat> messages : rooms) {
            for (Chat chat : messages) {
                Hit hit = chat.isDeleted() ? null : hit(chat, words);
                if (hit != null) hits.add(hit);
            }
        }
        hits.sort(Comparator.comparingLong(Hit::at).reversed());
        return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
    }

    private static @Nullable Hit hit(Chat chat, List<FoldedText> words) {
        FoldedText text = FoldedText.of(chat.text());
        List<List<Integer>> marks = new ArrayList<>();
        for (FoldedText word : words) {
            int at = text.find(word, 0);
            if (at < 0) return null;
            while (at >= 0) {
                marks.add(text.mark(at, word));
                at = text.find(word, FoldedText.after(at, word));
            }
        }
        return new Hit(
                chat.room(), chat.seq(), chat.at(), chat.uid(), chat.name(), chat.text(), marks);
    }
}
