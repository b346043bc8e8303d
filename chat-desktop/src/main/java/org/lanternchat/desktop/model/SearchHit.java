package org.lanternchat.desktop.model;

import org.lanternchat.protocol.ServerEvent.Hit;

import java.util.ArrayList;
import java.util.List;

/// A message that was found, as the panel shows it. Immutable.
///
/// @param where what a sentence calls the room
/// @param parts the text around the first word that was found, on one line
public record SearchHit(
        String room,
        long seq,
        String where,
        String uid,
        String name,
        String when,
        List<Part> parts) {
    /// So many letters are shown before the first word that was found, and in all.
    private static final int BEFORE = 40;

    private static final int SHOWN = 180;

    /// A piece of the text, and whether it is what was looked for.
    public record Part(String text, boolean marked) {}

    public SearchHit {
        parts = List.copyOf(parts);
    }

    static SearchHit of(Hit hit, String where, String when) {
        return new SearchHit(hit.room(), hit.seq(), where, hit.uid(), hit.name(), when, parts(hit));
    }

    private static List<Part> parts(Hit found) {
        Hit hit = FoundText.asRead(found);
        int[] text = hit.text().codePoints().map(SearchHit::onOneLine).toArray();
        boolean[] marked = new boolean[text.length];
        int first = text.length;
        for (List<Integer> mark : hit.marks()) {
            if (mark.size() != 2 || mark.get(0) < 0) continue;
            int begin = Math.clamp(mark.get(0), 0, text.length);
            int end = Math.clamp((long) begin + mark.get(1), begin, text.length);
            for (int i = begin; i < end; i++) marked[i] = true;
            if (begin < end) first = Math.min(first, begin);
        }
        int from = first == text.length || first <= BEFORE ? 0 : wordAfter(text, first);
        int to = Math.min(text.length, from + SHOWN);
        List<Part> parts = new ArrayList<>();
        if (from > 0) parts.add(new Part("…", false));
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i < to && marked[i] == marked[start]) continue;
            parts.add(new Part(new String(text, start, i - start), marked[start]));
            start = i;
        }
        if (to < text.length) parts.add(new Part("…", false));
        return parts;
    }

    /// Where the first whole word begins of those that are shown before what was found.
    private static int wordAfter(int[] text, int found) {
        int earliest = found - BEFORE;
        for (int i = earliest; i < found; i++) if (text[i - 1] == ' ') return i;
        return earliest;
    }

    private static int onOneLine(int letter) {
        return Character.isWhitespace(letter) ? ' ' : letter;
    }

    /// The shown piece of the text as a whole.
    public String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }
}
