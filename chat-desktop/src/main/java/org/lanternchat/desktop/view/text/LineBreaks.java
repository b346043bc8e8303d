package org.lanternchat.desktop.view.text;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/// The line ends that are set into the words of a flow which the toolkit cannot wrap, and where a
/// flat place then stands. For the window's thread.
final class LineBreaks {
    /// Lines are measured word by word, and their sum is right to a few pixels.
    static final double SLACK = 6;

    /// Where letters of two words change each other, the sum was wrong, and the next try is
    /// narrower, at least by this.
    private static final double NARROWER = 4;

    private static final int TRIES = 12;

    /// So many different words are remembered.
    private static final int REMEMBERED = 4_000;

    /// A tab is as wide as its place makes it, and no wider than this.
    private static final String WIDEST_TAB = " ".repeat(8);

    private final List<Atom> atoms;
    private final FlatText flat;
    private final Map<Piece, Double> widths = new HashMap<>();
    private final Text measure = new Text();
    private List<Integer> breaks = List.of();
    private double wrappedTo = -1;
    private List<Font> wrappedIn = List.of();

    private record Piece(Font font, String text) {}

    LineBreaks(List<Atom> atoms, FlatText flat) {
        this.atoms = atoms;
        this.flat = flat;
    }

    /// Breaks the text so that it is no wider than this.
    ///
    /// @param shownWidth how wide the text is as it is broken now
    void wrap(double width, DoubleSupplier shownWidth) {
        List<Font> fonts = fonts();
        if (width == wrappedTo && fonts.equals(wrappedIn)) return;
        wrappedTo = width;
        wrappedIn = fonts;
        double most = width - SLACK;
        for (int tries = 0; tries < TRIES; tries++) {
            breakAt(Wrapping.breaks(flat.text(), most, this::width));
            double over = shownWidth.getAsDouble() - width;
            if (over <= 0) return;
            most -= Math.max(over, NARROWER);
        }
    }

    /// How wide the text is when its lines end only where the content has line ends.
    double naturalWidth() {
        String text = flat.text();
        double widest = 0;
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            widest = Math.max(widest, width(from, to));
            from = to + 1;
        }
        return Math.ceil(widest) + SLACK;
    }

    private List<Font> fonts() {
        return atoms.stream()
                .filter(Atom.Words.class::isInstance)
                .map(atom -> ((Atom.Words) atom).node().getFont())
                .toList();
    }

    private void breakAt(List<Integer> found) {
        breaks = found;
        for (int i = 0; i < atoms.size(); i++) {
            if (!(atoms.get(i) instanceof Atom.Words words)) continue;
            int from = flat.flatStart(i);
            int to = from + words.flatLength();
            boolean beforeBox = i + 1 < atoms.size() && atoms.get(i + 1) instanceof Atom.Box;
            StringBuilder lines = new StringBuilder(words.words());
            int added = 0;
            for (int at : breaks) {
                if (at < from || at > to || at == to && !beforeBox) continue;
                lines.insert(at - from + added++, '\n');
            }
            Atoms.setText(words.node(), lines.toString());
        }
    }

    private double width(int from, int to) {
        double width = 0;
        for (int i = flat.atomAt(from); i < atoms.size(); i++) {
            int start = flat.flatStart(i);
            if (start >= to) break;
            Atom atom = atoms.get(i);
            int first = Math.max(from, start) - start;
            int last = Math.min(to - start, atom.flatLength());
            if (first >= last) continue;
            width +=
                    switch (atom) {
                        case Atom.Words(Text node, String words, _, _) ->
                                widthOf(new Piece(node.getFont(), words.substring(first, last)));
                        case Atom.Box(var node, _, _) -> node.prefWidth(-1);
                    };
        }
        return width;
    }

    private double widthOf(Piece piece) {
        if (widths.size() > REMEMBERED) widths.clear();
        return widths.computeIfAbsent(
                piece,
                its -> {
                    measure.setFont(its.font());
                    measure.setText(its.text().replace("\t", WIDEST_TAB));
                    return measure.getLayoutBounds().getWidth();
                });
    }

    /// The place on the screen's lines of a flat place.
    int shown(int index, boolean endOfSelection) {
        int before = 0;
        for (int at : breaks) if (endOfSelection ? at < index : at <= index) before++;
        return index + before;
    }

    /// The flat place of a place on the screen's lines.
    int flat(int shown) {
        int before = 0;
        for (int i = 0; i < breaks.size(); i++) if (breaks.get(i) + i < shown) before++;
        return Math.max(0, shown - before);
    }
}
