package org.lanternchat.desktop.view.text;

import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.markup.Markup;
import org.lanternchat.desktop.model.TextParts;

import java.util.List;
import java.util.function.Consumer;

/// The text of a message as its writer meant it to look: wrapped, selectable with the mouse over
/// all of it, copyable, its links clickable. For the window's thread.
public final class MessageBody extends Region {
    private static final double BAR = 3;
    private static final double RULE = 9;

    /// Words have at least so much room, however deep they stand in lists and quotes.
    private static final double LEAST = 48;

    private final List<Slot> slots;
    private final List<Slot.Bar> bars;
    private final BodySelection selection;
    private final boolean turned;

    /// @param openLink told the address of a link that is clicked
    public MessageBody(Markup markup, Consumer<String> openLink) {
        Slots made = new Slots(markup, openLink);
        slots = List.copyOf(made.slots());
        bars = List.copyOf(made.bars());
        getStyleClass().add("message-text");
        if (TextParts.isRightToLeft(markup.source())) {
            setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        }
        turned = TextParts.isTurned(markup.source());
        bars.forEach(bar -> getChildren().add(bar.node()));
        for (Slot slot : slots) {
            Label marker = slot.marker();
            if (marker != null) getChildren().add(marker);
            getChildren().add(slot.node());
        }
        setCursor(Cursor.TEXT);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(markup.source());
        selection = new BodySelection(this, slots, markup.source(), openLink);
    }

    public boolean isRightToLeft() {
        return getNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    }

    /// What is selected, as plain text; empty for nothing.
    public String selected() {
        return selection.selected();
    }

    /// What can be done with the text, for a menu that has more than that.
    public List<MenuItem> menuItems(ContextMenuEvent request) {
        return selection.menuItems(request);
    }

    /// Keeps so much room free behind the last word, on its line where it fits; false when nothing
    /// can stand there.
    public boolean keepRoom(double width) {
        InlineFlow last = last();
        if (last == null) return false;
        last.keepRoom(turned ? 0 : width);
        return !turned;
    }

    private @Nullable InlineFlow last() {
        if (slots.isEmpty()) return null;
        Slot last = slots.getLast();
        return last.node() instanceof InlineFlow flow ? flow : null;
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
        double width = 0;
        for (Slot slot : slots) width = Math.max(width, slot.indent() + slot.node().prefWidth(-1));
        return width;
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = 0;
        for (Slot slot : slots) {
            height += slot.above() + heightOf(slot, width < 0 ? width : inner(slot, width));
        }
        return height;
    }

    private static double inner(Slot slot, double width) {
        return Math.max(LEAST, width - slot.indent());
    }

    private static double heightOf(Slot slot, double width) {
        double height = slot.flow() == null ? RULE : slot.node().prefHeight(width);
        return Math.ceil(height);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double y = 0;
        double[] tops = new double[slots.size()];
        double[] ends = new double[slots.size()];
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            y += slot.above();
            tops[i] = y;
            double inner = inner(slot, width);
            double height = heightOf(slot, inner);
            slot.node().resizeRelocate(slot.indent(), y, inner, height);
            place(slot.marker(), slot.indent(), y);
            y += height;
            ends[i] = y;
        }
        for (Slot.Bar bar : bars) {
            double top = tops[bar.first()];
            bar.node().resizeRelocate(bar.x(), top, BAR, ends[bar.last()] - top);
        }
    }

    private static void place(@Nullable Label marker, double indent, double y) {
        if (marker == null) return;
        double width = marker.prefWidth(-1);
        marker.resizeRelocate(indent - width - 7, y, width, marker.prefHeight(-1));
    }

    /// The slots, for tests of the layout.
    List<Slot> slots() {
        return slots;
    }
}
