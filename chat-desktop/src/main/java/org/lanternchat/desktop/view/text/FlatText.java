package org.lanternchat.desktop.view.text;

import java.util.List;

/// Where the letters of a content are among those that the toolkit counts, to which each emoji is
/// one letter. Immutable.
final class FlatText {
    /// Breaks like an ideograph: a line may end before and after it.
    private static final char BOX = '\u4E00';

    private final int[] contents;
    private final int[] flats;
    private final boolean[] boxes;
    private final int[] lengths;
    private final String text;
    private final int contentLength;

    FlatText(List<Atom> atoms, int contentLength) {
        this.contentLength = contentLength;
        int count = atoms.size();
        contents = new int[count];
        flats = new int[count];
        boxes = new boolean[count];
        lengths = new int[count];
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            Atom atom = atoms.get(i);
            contents[i] = atom.from();
            flats[i] = all.length();
            lengths[i] = atom.length();
            switch (atom) {
                case Atom.Words words -> all.append(words.words());
                case Atom.Box _ -> {
                    boxes[i] = true;
                    all.append(BOX);
                }
            }
        }
        text = all.toString();
    }

    /// The text as the toolkit counts it, with an ideograph for each emoji.
    String text() {
        return text;
    }

    int flatStart(int atom) {
        return flats[atom];
    }

    /// The last atom that begins at a flat place or before it.
    int atomAt(int place) {
        int low = 0;
        int high = flats.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (flats[middle] <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The flat place of a place in the content. Inside of an emoji it is that before it.
    int flat(int content) {
        for (int i = contents.length - 1; i >= 0; i--) {
            if (lengths[i] == 0 || content < contents[i]) continue;
            int inside = Math.min(content - contents[i], lengths[i]);
            if (boxes[i]) return flats[i] + (inside == lengths[i] ? 1 : 0);
            return flats[i] + inside;
        }
        return 0;
    }

    /// The place in the content of a flat place.
    int content(int flat) {
        for (int i = contents.length - 1; i >= 0; i--) {
            if (flat < flats[i]) continue;
            if (lengths[i] == 0) return Math.min(contents[i], contentLength);
            int inside = flat - flats[i];
            if (boxes[i]) return contents[i] + (inside > 0 ? lengths[i] : 0);
            return Math.min(contents[i] + Math.min(inside, lengths[i]), contentLength);
        }
        return 0;
    }
}
