package org.lanternchat.desktop.view.text;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Label;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.editing.Draft;
import org.lanternchat.desktop.markup.Run;
import org.lanternchat.desktop.model.TextParts;
import org.lanternchat.protocol.Limits;

import java.util.List;

/// A field for several lines that shows emoji in colour, wraps whatever is written and grows with
/// it up to a number of lines. For the window's thread.
///
/// Its methods are named as those of the toolkit's text fields. Line ends are put in by whoever
/// decides about the Enter key.
public final class DraftField extends Region {
    /// How high a line is, of the font's size.
    private static final double LINE = 1.4;

    private static final double SIDE = 11;

    /// The prompt begins beside the caret, not under it.
    private static final double BESIDE_CARET = 2;

    private static final double FAR = 1_000;
    private static final int PASTED = 10 * Limits.TEXT;
    private static final double TOP = 9;

    /// So far above and below its lines marks of letters may reach.
    private static final double EDGE = 1;

    private final int mostLines;
    private final Draft draft = new Draft(this::changed);
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyIntegerWrapper caretPosition = new ReadOnlyIntegerWrapper();
    private final InlineFlow flow = new InlineFlow();
    private final Caret caret = new Caret(this);
    private final Label prompt = new Label();
    private final Rectangle clip = new Rectangle();
    private String composed = "";
    private double offset;
    private boolean following = true;

    /// @param mostLines with more lines than this it scrolls
    public DraftField(int mostLines) {
        this.mostLines = mostLines;
        getStyleClass().add("draft-field");
        prompt.getStyleClass().add("draft-prompt");
        prompt.setMouseTransparent(true);
        setFocusTraversable(true);
        setCursor(Cursor.TEXT);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setClip(clip);
        getChildren().addAll(prompt, flow, caret);
        text.subscribe(
                now -> {
                    if (!draft.text().equals(now)) draft.reset(now);
                });
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        DraftKeys.install(this, draft);
        DraftMouse.install(this, draft);
        DraftInput.install(this);
    }

    // ---- as a text field has it

    public String getText() {
        return draft.text();
    }

    public String getText(int from, int to) {
        return draft.text().substring(from, to);
    }

    public void setText(String value) {
        text.set(value);
    }

    public StringProperty textProperty() {
        return text;
    }

    public int getLength() {
        return draft.text().length();
    }

    public int getCaretPosition() {
        return draft.caret();
    }

    public ReadOnlyIntegerProperty caretPositionProperty() {
        return caretPosition.getReadOnlyProperty();
    }

    public int getAnchor() {
        return draft.anchor();
    }

    public IndexRange getSelection() {
        return new IndexRange(draft.start(), draft.end());
    }

    public String getSelectedText() {
        return draft.selected();
    }

    public void setPromptText(String value) {
        prompt.setText(value);
    }

    public void positionCaret(int place) {
        draft.moveTo(place, false);
    }

    public void selectRange(int from, int to) {
        draft.select(from, to);
    }

    public void selectAll() {
        draft.selectAll();
    }

    public void replaceSelection(String value) {
        draft.insert(value);
    }

    public void replaceText(int from, int to, String value) {
        draft.replace(from, to, value);
    }

    public void insertText(int at, String value) {
        draft.replace(at, at, value);
    }

    public void undo() {
        draft.undo();
    }

    public void redo() {
        draft.redo();
    }

    public void copy() {
        if (!draft.selected().isEmpty()) Clip.copy(draft.selected());
    }

    public void cut() {
        copy();
        if (!draft.selected().isEmpty()) draft.insert("");
    }

    /// No more than `PASTED` letters: nobody sends more, and the window would stand still.
    public void paste() {
        String pasted = Clip.text();
        draft.insert(pasted.substring(0, Math.min(PASTED, pasted.length())));
    }

    // ---- what it shows

    private void changed() {
        text.set(draft.text());
        caretPosition.set(draft.caret());
        following = true;
        show();
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        notifyAccessibleAttributeChanged(AccessibleAttribute.CARET_OFFSET);
    }

    /// Shows what an input method is putting together, at the caret; it is no part of the text yet.
    void compose(String letters) {
        composed = letters;
        show();
    }

    private void show() {
        int at = draft.caret();
        String all = draft.text();
        String shown = all.substring(0, at) + composed + all.substring(at);
        if (!shown.equals(flow.content())) {
            flow.show(List.of(Run.plain(shown)), _ -> {});
            boolean toLeft = TextParts.isRightToLeft(shown);
            setNodeOrientation(
                    toLeft ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        }
        flow.underline(at, at + composed.length());
        flow.select(draft.start(), draft.end());
        prompt.setVisible(shown.isEmpty());
        caret.restart();
        requestLayout();
    }

    private double line() {
        return Math.rint(flow.fontSize() * LINE);
    }

    // ---- places

    /// The place in the text at a point of the scene.
    int indexAt(double sceneX, double sceneY) {
        return Math.min(flow.indexAt(sceneX, sceneY), draft.text().length());
    }

    /// The place so many lines below the caret, as near below as can be; negative for above.
    int lineBelow(double x, int lines) {
        Bounds at = caretInFlow(draft.caret());
        double y = at.getCenterY() + lines * line();
        if (y < 0) return 0;
        if (y > flow.getHeight()) return draft.text().length();
        return onLine(flow.indexAt(new Point2D(x, y)), y);
    }

    /// The beginning or the end of the line that the caret is on.
    int edgeOfLine(boolean end) {
        double y = caretInFlow(draft.caret()).getCenterY();
        return onLine(flow.indexAt(new Point2D(end ? flow.getWidth() + FAR : -FAR, y)), y);
    }

    /// The end of a wrapped line is also the beginning of the next, where the caret would stand.
    private int onLine(int place, double y) {
        boolean below = caretInFlow(place).getCenterY() > y + line() / 2;
        return below && place > 0 ? place - 1 : place;
    }

    double caretX() {
        return caretInFlow(draft.caret()).getMinX();
    }

    private Bounds caretInFlow(int place) {
        Path path = new Path(flow.caret(place));
        Bounds bounds = path.getBoundsInLocal();
        // Where there is no text yet, the toolkit's caret is a dot.
        return bounds.getHeight() < line() / 2 ? new BoundingBox(0, 0, 1, line()) : bounds;
    }

    /// Where a place of the text is on the screen, for what is shown beside it; null while this is
    /// not shown.
    public @Nullable Bounds placeOnScreen(int index) {
        layout();
        return flow.localToScreen(caretInFlow(index));
    }

    // ---- layout

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 200;
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = width < 0 ? getWidth() : width;
        double height = flow.prefHeight(Math.max(1, inner - 2 * SIDE));
        int lines = Math.clamp(Math.round(height / line()), 1, mostLines);
        return lines * line() + 2 * TOP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private double most() {
        return Math.max(0, flow.getHeight() + 2 * TOP - getHeight());
    }

    private void scroll(ScrollEvent scroll) {
        if (most() <= 0) return;
        following = false;
        offset = Math.clamp(offset - scroll.getDeltaY(), 0, most());
        requestLayout();
        scroll.consume();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth() - 2 * SIDE);
        double height = Math.max(line(), Math.ceil(flow.prefHeight(width)));
        flow.resize(width, height);
        flow.layout();
        Bounds at = caretInFlow(draft.caret() + composed.length());
        if (following) follow(at);
        offset = Math.clamp(offset, 0, most());
        flow.relocate(SIDE, TOP - offset);
        caret.place(SIDE + at.getMinX(), TOP - offset + at.getMinY(), at.getHeight());
        prompt.resizeRelocate(SIDE + BESIDE_CARET, TOP, width - BESIDE_CARET, line());
        // Lines that are scrolled out of sight end where the others stand.
        clip.setY(TOP - EDGE);
        clip.setWidth(getWidth());
        clip.setHeight(Math.max(0, getHeight() - 2 * (TOP - EDGE)));
    }

    private void follow(Bounds at) {
        double room = getHeight() - 2 * TOP;
        if (at.getMinY() < offset) offset = at.getMinY();
        if (at.getMaxY() > offset + room) offset = at.getMaxY() - room;
    }

    // ---- for those who do not see it

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> draft.text();
            case EDITABLE -> true;
            case SELECTION_START -> draft.start();
            case SELECTION_END -> draft.end();
            case CARET_OFFSET -> draft.caret();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
