package org.lanternchat.desktop.emoji;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.emoji.Emoji.Group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a picker of emoji shows, and which of them the keys stand at. For one thread.
public final class PickerModel {
    /// So many stand beside each other.
    public static final int COLUMNS = 9;

    private static final int FOUND = 180;

    private final List<Emoji> recent;
    private List<Row> rows = List.of();
    private int row;
    private int column;

    /// One line of the picker.
    public sealed interface Row {
        /// Above those used last, where the group is absent, or those of a group.
        record Title(@Nullable Group group) implements Row {}

        record Line(List<Emoji> emoji) implements Row {
            public Line {
                emoji = List.copyOf(emoji);
            }
        }
    }

    /// @param recent those used last, the newest first
    public PickerModel(List<Emoji> recent) {
        this.recent = List.copyOf(recent);
        search("");
    }

    public List<Row> rows() {
        return rows;
    }

    /// The row that the keys stand at; -1 when there is nothing to choose.
    public int row() {
        return rows.isEmpty() ? -1 : row;
    }

    public int column() {
        return column;
    }

    /// The one that the keys stand at; null when there is nothing to choose.
    public @Nullable Emoji current() {
        if (rows.isEmpty() || !(rows.get(row) instanceof Row.Line(var emoji))) return null;
        return column < emoji.size() ? emoji.get(column) : null;
    }

    /// Shows what the words find; everything, in its groups, for none.
    public void search(String words) {
        List<Row> found = new ArrayList<>();
        if (words.isBlank()) {
            addGroup(null, recent, found);
            Map<Group, List<Emoji>> groups = new LinkedHashMap<>();
            for (Emoji emoji : EmojiTable.get().all()) {
                if (!emoji.group().isInPicker()) continue;
                groups.computeIfAbsent(emoji.group(), _ -> new ArrayList<>()).add(emoji);
            }
            groups.forEach((group, all) -> addGroup(group, all, found));
        } else {
            addLines(EmojiNames.matching(words.strip(), FOUND), found);
        }
        rows = List.copyOf(found);
        column = 0;
        row = 0;
        while (row < rows.size() - 1 && rows.get(row) instanceof Row.Title) row++;
    }

    private static void addGroup(@Nullable Group group, List<Emoji> all, List<Row> rows) {
        if (all.isEmpty()) return;
        rows.add(new Row.Title(group));
        addLines(all, rows);
    }

    private static void addLines(List<Emoji> all, List<Row> rows) {
        for (int from = 0; from < all.size(); from += COLUMNS) {
            rows.add(new Row.Line(all.subList(from, Math.min(all.size(), from + COLUMNS))));
        }
    }

    /// The row where a group begins; 0 when it is not shown.
    public int rowOf(Group group) {
        return Math.max(0, rows.indexOf(new Row.Title(group)));
    }

    /// Stands at the first emoji behind a row.
    public void standAt(int atRow) {
        for (int i = atRow; i < rows.size(); i++) {
            if (rows.get(i) instanceof Row.Line) {
                row = i;
                column = 0;
                return;
            }
        }
    }

    /// To the next or the one before, over the ends of the lines.
    public void moveSideways(int steps) {
        int next = column + steps;
        if (next < 0) {
            if (moveUpOrDown(-1)) column = size(row) - 1;
        } else if (next >= size(row)) {
            if (moveUpOrDown(1)) column = 0;
        } else {
            column = next;
        }
    }

    /// To the line below or above; false when there is none.
    public boolean moveUpOrDown(int lines) {
        for (int i = row + lines; i >= 0 && i < rows.size(); i += lines) {
            if (rows.get(i) instanceof Row.Line) {
                row = i;
                column = Math.min(column, size(i) - 1);
                return true;
            }
        }
        return false;
    }

    private int size(int atRow) {
        if (rows.isEmpty()) return 0;
        return rows.get(atRow) instanceof Row.Line(var emoji) ? emoji.size() : 0;
    }
}
