package org.lanternchat.desktop.view.text;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.markup.Run;
import org.lanternchat.desktop.markup.Run.Style;
import org.lanternchat.desktop.model.TextParts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Words and emoji that are wrapped together. For the window's thread.
///
/// Its content is the text with the characters of the emoji, and all places are places in that.
/// What people wrote is only ever set as the text of a node.
final class InlineFlow extends TextFlow {
    /// Low enough to change no line that has words, high enough for what stands on a line alone.
    private static final double ROOM_HEIGHT = 13;

    private static final double ROOM_ASCENT = 10;

    /// Wider than any text; the width of what was not laid out yet.
    private static final double ANY = 100_000;

    private final Path ground = path("code-ground");
    private final Path mentionGround = path("mention-ground");
    private final Path highlight = path("selection");
    private @Nullable Path underline;
    private final List<Atom> atoms = new ArrayList<>();
    private final double emojiScale;
    private @Nullable Region room;
    private FlatText flat = new FlatText(List.of(), 0);
    private LineBreaks lines = new LineBreaks(List.of(), flat);
    private String content = "";
    private boolean simple = true;
    private boolean wrapping = true;
    private boolean hasGround;
    private int start;
    private int end;

    InlineFlow() {
        this(1);
    }

    /// @param emojiScale how much larger than usual emoji are
    InlineFlow(double emojiScale) {
        this.emojiScale = emojiScale;
        getStyleClass().add("inline-flow");
        setFocusTraversable(false);
        show(List.of(), _ -> {});
        resize(ANY, 0);
    }

    private static Path path(String style) {
        Path path = new Path();
        path.setManaged(false);
        path.setMouseTransparent(true);
        path.getStyleClass().add(style);
        return path;
    }

    /// Without this, lines end only where the content has line ends.
    void setWrapping(boolean wraps) {
        wrapping = wraps;
    }

    // ---- what it shows

    /// Shows other runs.
    ///
    /// @param openLink told the address of a link that is clicked
    void show(List<Run> runs, Consumer<String> openLink) {
        Atoms made = new Atoms(runs, List.copyOf(atoms), openLink);
        atoms.clear();
        atoms.addAll(made.all());
        content = made.content();
        boolean boxes = atoms.stream().anyMatch(Atom.Box.class::isInstance);
        simple = atoms.stream().allMatch(atom -> isSimple(atom, boxes));
        hasGround = runs.stream().anyMatch(InlineFlow::hasGround);
        if (room != null) addRoom(room);
        arrange();
    }

    /// Whether the toolkit wraps it without fail, beside emoji or without.
    private static boolean isSimple(Atom atom, boolean boxes) {
        return switch (atom) {
            case Atom.Words(_, String words, _, _) ->
                    boxes ? TextParts.isWestern(words) : TextParts.isSimple(words);
            case Atom.Box _ -> true;
        };
    }

    private static boolean hasGround(Run run) {
        return run.styles().contains(Style.CODE) || run.styles().contains(Style.MENTION);
    }

    private void arrange() {
        List<Node> nodes = new ArrayList<>();
        if (hasGround) nodes.addAll(List.of(ground, mentionGround));
        nodes.add(highlight);
        if (underline != null) nodes.add(underline);
        for (Atom atom : atoms) nodes.add(node(atom));
        getChildren().setAll(nodes);
        measure();
    }

    private static Node node(Atom atom) {
        return switch (atom) {
            case Atom.Words words -> words.node();
            case Atom.Box box -> box.node();
        };
    }

    private void measure() {
        flat = new FlatText(atoms, content.length());
        lines = new LineBreaks(atoms, flat);
        prepare(getWidth());
    }

    String content() {
        return content;
    }

    /// Keeps so much room free behind the last word, on its line where it fits.
    void keepRoom(double width) {
        if (room == null) {
            room = new Room();
            room.setMouseTransparent(true);
            addRoom(room);
            List<Atom> added = atoms.subList(atoms.size() - 2, atoms.size());
            getChildren().addAll(added.stream().map(InlineFlow::node).toList());
            measure();
        }
        if (room.getPrefWidth() == width) return;
        room.setMinSize(width, ROOM_HEIGHT);
        room.setPrefSize(width, ROOM_HEIGHT);
        room.setMaxSize(width, ROOM_HEIGHT);
    }

    /// Tells where it stands on the line: it is asked before it has a height, and would hang below.
    private static final class Room extends Region {
        @Override
        public double getBaselineOffset() {
            return ROOM_ASCENT;
        }
    }

    private void addRoom(Region its) {
        Text mayBreak = new Text(" ");
        mayBreak.getStyleClass().add("message-part");
        atoms.add(new Atom.Words(mayBreak, " ", content.length(), 0));
        atoms.add(new Atom.Box(its, content.length(), 0));
    }

    // ---- wrapping
    //
    // Where the toolkit cannot wrap, it must never have to: the line ends set here always fit the
    // width it knows, whatever other width somebody asks about in between.

    private void prepare(double width) {
        double font = fontSize();
        for (Atom atom : atoms) {
            if (atom instanceof Atom.Box(EmojiNode emoji, _, _)) emoji.fit(font * emojiScale);
        }
        if (!simple) lines.wrap(wrapping ? width : ANY, () -> super.computePrefWidth(-1));
    }

    double fontSize() {
        return ((Atom.Words) atoms.getFirst()).node().getFont().getSize();
    }

    @Override
    protected void setWidth(double width) {
        prepare(width);
        super.setWidth(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        prepare(getWidth());
        return simple ? super.computePrefWidth(height) : lines.naturalWidth();
    }

    @Override
    protected double computePrefHeight(double width) {
        if (simple) {
            prepare(width);
            return super.computePrefHeight(wrapping ? width : -1);
        }
        prepare(width < 0 ? ANY : width);
        double height = super.computePrefHeight(-1);
        prepare(getWidth());
        return height;
    }

    @Override
    protected void layoutChildren() {
        prepare(getWidth());
        super.layoutChildren();
        if (hasGround) {
            shape(ground, Style.CODE);
            shape(mentionGround, Style.MENTION);
        }
        if (start < end) shapeSelection();
    }

    private void shape(Path path, Style style) {
        String name = Atoms.classOf(style);
        List<PathElement> elements = new ArrayList<>();
        for (Atom atom : atoms) {
            if (atom instanceof Atom.Words(Text node, _, int from, int length)
                    && length > 0
                    && node.getStyleClass().contains(name)) {
                elements.addAll(List.of(shapeOf(from, from + length, false)));
            }
        }
        path.getElements().setAll(elements);
    }

    private PathElement[] shapeOf(int from, int to, boolean withSpacing) {
        return getRangeShape(
                lines.shown(flat.flat(from), false), lines.shown(flat.flat(to), true), withSpacing);
    }

    // ---- places

    /// The place in the content that is nearest to a point of the scene.
    int indexAt(double sceneX, double sceneY) {
        Point2D point = sceneToLocal(sceneX, sceneY);
        return indexAt(point);
    }

    int indexAt(Point2D point) {
        int shown = getHitInfo(point).getInsertionIndex();
        return Math.clamp(flat.content(lines.flat(shown)), 0, content.length());
    }

    /// Where the caret stands before a place.
    PathElement[] caret(int index) {
        return getCaretShape(lines.shown(flat.flat(index), false), true);
    }

    // ---- selection

    void select(int from, int to) {
        if (from == start && to == end) return;
        start = from;
        end = to;
        shapeSelection();
        for (int i = 0; i < atoms.size(); i++) {
            if (atoms.get(i) instanceof Atom.Words words) colourSelected(words, flat.flatStart(i));
        }
    }

    /// Underlines a part, for what is not certain yet; nothing where it is empty.
    void underline(int from, int to) {
        if (from == to) {
            if (underline != null) underline.getElements().clear();
            return;
        }
        if (underline == null) {
            underline = path("composing");
            getChildren().addFirst(underline);
        }
        layout();
        underline
                .getElements()
                .setAll(
                        getUnderlineShape(
                                lines.shown(flat.flat(from), false),
                                lines.shown(flat.flat(to), true)));
    }

    private void shapeSelection() {
        if (start == end) {
            highlight.getElements().clear();
        } else {
            highlight.getElements().setAll(shapeOf(start, end, true));
        }
    }

    private void colourSelected(Atom.Words words, int offset) {
        int shownOffset = lines.shown(offset, true);
        int length = words.node().getText().length();
        int first =
                Math.clamp(lines.shown(flat.flat(start), false) - (long) shownOffset, 0, length);
        int last = Math.clamp(lines.shown(flat.flat(end), true) - (long) shownOffset, 0, length);
        boolean any = start < end && first < last;
        words.node().setSelectionStart(any ? first : -1);
        words.node().setSelectionEnd(any ? last : -1);
    }

    int selectionStart() {
        return start;
    }

    int selectionEnd() {
        return end;
    }
}
