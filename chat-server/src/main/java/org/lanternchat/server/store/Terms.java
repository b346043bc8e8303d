package org.lanternchat.server.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What somebody looks for: the words between white space, all of which a text must have. Whatever
/// is an operator elsewhere is just text. Immutable.
public record Terms(List<String> needles) {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /// Trigrams that the index is asked for; texts are compared in full anyway.
    private static final int TRIGRAMS = 24;

    public Terms {
        needles = List.copyOf(needles);
    }

    public static Terms of(String text) {
        Set<String> needles = new LinkedHashSet<>();
        SPACE.splitAsStream(text).map(Folding::needle).forEach(needles::add);
        needles.remove("");
        return new Terms(List.copyOf(needles));
    }

    public boolean isEmpty() {
        return needles.isEmpty();
    }

    /// Some trigrams of each term.
    Set<String> trigrams() {
        Set<String> trigrams = new LinkedHashSet<>();
        int each = Math.max(1, TRIGRAMS / needles.size());
        for (String needle : needles) {
            int[] letters = needle.codePoints().toArray();
            int all = letters.length - 2;
            for (int i = 0; i < Math.min(all, each); i++) {
                if (trigrams.size() == TRIGRAMS) return trigrams;
                int at = all <= each ? i : (int) ((long) i * all / each);
                trigrams.add(new String(letters, at, 3));
            }
        }
        return trigrams;
    }

    /// Where the terms are in the text, `[start, length]` in code points, ascending and apart; none
    /// unless all are there.
    public List<List<Integer>> marks(String text) {
        String folded = Folding.of(text);
        for (String needle : needles) if (!folded.contains(needle)) return List.of();
        Folding places = Folding.withPlaces(text);
        List<int[]> found = new ArrayList<>();
        for (String needle : needles) {
            for (int at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) {
                found.add(new int[] {places.begin(at), places.end(at + needle.length())});
            }
        }
        found.sort(Comparator.comparingInt(mark -> mark[0]));
        List<List<Integer>> marks = new ArrayList<>();
        int begin = -1;
        int end = -1;
        for (int[] mark : found) {
            if (mark[0] > end || begin < 0) {
                if (begin >= 0) marks.add(List.of(begin, end - begin));
                begin = mark[0];
            }
            end = Math.max(end, mark[1]);
        }
        marks.add(List.of(begin, end - begin));
        return marks;
    }
}
