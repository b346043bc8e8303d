package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.markup.Markup;
import org.lanternchat.protocol.ServerEvent.Hit;

import java.util.ArrayList;
import java.util.List;

/// A message that was found, as it is read: without the signs of markup. The page's `excerpt.js` is
/// its twin. Has no state, for any thread.
final class FoundText {
    private FoundText() {}

    /// The same hit with the text as it is read, and its marks where they are then; the hit itself
    /// where something was found in a sign of the markup, or where a mark is none.
    static Hit asRead(Hit hit) {
        String read = Markup.of(hit.text(), "").plainText();
        int[] written = hit.text().codePoints().toArray();
        List<List<Integer>> marks = new ArrayList<>();
        int from = 0;
        for (List<Integer> mark : hit.marks()) {
            String word = word(written, mark);
            int at = word == null ? -1 : read.indexOf(word, from);
            if (word == null || at < 0) return hit;
            marks.add(List.of(read.codePointCount(0, at), mark.get(1)));
            from = at + word.length();
        }
        return new Hit(hit.room(), hit.seq(), hit.at(), hit.uid(), hit.name(), read, marks);
    }

    private static @Nullable String word(int[] text, List<Integer> mark) {
        if (mark.size() != 2) return null;
        int begin = mark.get(0);
        int length = mark.get(1);
        boolean isIn = begin >= 0 && length > 0 && (long) begin + length <= text.length;
        return isIn ? new String(text, begin, length) : null;
    }
}
