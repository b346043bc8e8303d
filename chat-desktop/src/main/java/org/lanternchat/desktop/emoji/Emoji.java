package org.lanternchat.desktop.emoji;

import java.util.List;

/// One emoji that there is a picture of. Immutable.
///
/// @param text the characters, as they are sent
/// @param names the short names without colons, the usual one first; none for one with a skin tone
/// @param words what else it is found by
/// @param picture where its picture is
public record Emoji(
        String text, Group group, List<String> names, List<String> words, Picture picture) {
    public Emoji {
        names = List.copyOf(names);
        words = List.copyOf(words);
    }

    /// The usual short name without colons; empty for one with a skin tone.
    public String name() {
        return names.isEmpty() ? "" : names.getFirst();
    }

    /// The groups of the picker, in its order; the last two are in no picker.
    public enum Group {
        SMILEYS,
        PEOPLE,
        NATURE,
        FOOD,
        TRAVEL,
        ACTIVITIES,
        OBJECTS,
        SYMBOLS,
        FLAGS,
        PARTS,
        TONED;

        public boolean isInPicker() {
            return this != PARTS && this != TONED;
        }
    }

    /// The place of a PNG in the sheets: the sheet's number, and the bytes in it.
    public record Picture(int sheet, int from, int length) {}
}
