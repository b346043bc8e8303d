package org.lanternchat.desktop.view.text;

import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.lanternchat.desktop.wording.Wording;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What is selected of a message, over all its paragraphs and code, and how that is copied. For the
/// window's thread.
final class BodySelection {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ALL =
            new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);

    private final MessageBody body;
    private final String source;
    private final Consumer<String> openLink;
    private final List<InlineFlow> flows = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private Place anchor = new Place(0, 0);

    /// A place in one of the flows.
    private record Place(int flow, int index) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return flow == other.flow
                    ? Integer.compare(index, other.index)
                    : Integer.compare(flow, other.flow);
        }
    }

    BodySelection(MessageBody body, List<Slot> slots, String source, Consumer<String> openLink) {
        this.body = body;
        this.source = source;
        this.openLink = openLink;
        for (Slot slot : slots) {
            InlineFlow flow = slot.flow();
            if (flow == null) continue;
            flows.add(flow);
            prefixes.add(slot.prefix());
        }
        body.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        body.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        body.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        body.setOnContextMenuRequested(this::menu);
        body.focusWithinProperty().addListener((_, _, within) -> unselectUnless(within));
    }

    private void pressed(MouseEvent press) {
        if (press.getButton() != MouseButton.PRIMARY || flows.isEmpty()) return;
        body.requestFocus();
        Place at = placeAt(press);
        switch (press.getClickCount()) {
            case 1 -> {
                anchor = at;
                select(at, at);
            }
            case 2 -> selectWord(at);
            default -> selectAll();
        }
        press.consume();
    }

    private void dragged(MouseEvent drag) {
        if (drag.getButton() != MouseButton.PRIMARY || flows.isEmpty()) return;
        Place at = placeAt(drag);
        if (at.compareTo(anchor) < 0) {
            select(at, anchor);
        } else {
            select(anchor, at);
        }
        drag.consume();
    }

    /// The nearest place: of the flow at this height, or else of the last one above it.
    private Place placeAt(MouseEvent mouse) {
        int nearest = 0;
        for (int i = 0; i < flows.size(); i++) {
            Point2D top = flows.get(i).localToScene(0, 0);
            if (top != null && mouse.getSceneY() >= top.getY()) nearest = i;
        }
        int index = flows.get(nearest).indexAt(mouse.getSceneX(), mouse.getSceneY());
        return new Place(nearest, index);
    }

    private void selectWord(Place at) {
        String content = flows.get(at.flow()).content();
        BreakIterator words = BreakIterator.getWordInstance();
        words.setText(content);
        int from =
                at.index() == 0 ? 0 : words.preceding(Math.min(at.index() + 1, content.length()));
        int to = at.index() >= content.length() ? content.length() : words.following(at.index());
        int end = to == BreakIterator.DONE ? content.length() : to;
        select(new Place(at.flow(), Math.max(0, from)), new Place(at.flow(), end));
    }

    private void selectAll() {
        int last = flows.size() - 1;
        select(new Place(0, 0), new Place(last, flows.get(last).content().length()));
    }

    private void select(Place from, Place to) {
        for (int i = 0; i < flows.size(); i++) {
            InlineFlow flow = flows.get(i);
            if (i < from.flow() || i > to.flow()) {
                flow.select(0, 0);
            } else {
                int start = i == from.flow() ? from.index() : 0;
                int end = i == to.flow() ? to.index() : flow.content().length();
                flow.select(start, end);
            }
        }
    }

    private void unselectUnless(boolean focused) {
        if (!focused) flows.forEach(flow -> flow.select(0, 0));
    }

    /// What is selected, one line for each block, with the marks of lists.
    String selected() {
        StringBuilder text = new StringBuilder();
        boolean several = flows.stream().filter(BodySelection::isSelected).count() > 1;
        for (int i = 0; i < flows.size(); i++) {
            InlineFlow flow = flows.get(i);
            if (!isSelected(flow)) continue;
            if (!text.isEmpty()) text.append('\n');
            if (several && flow.selectionStart() == 0) text.append(prefixes.get(i));
            text.append(flow.content(), flow.selectionStart(), flow.selectionEnd());
        }
        return text.toString();
    }

    private static boolean isSelected(InlineFlow flow) {
        return flow.selectionStart() < flow.selectionEnd();
    }

    private void key(KeyEvent key) {
        String selected = selected();
        if (COPY.match(key) && !selected.isEmpty()) {
            Clip.copy(selected);
            key.consume();
        } else if (ALL.match(key) && !flows.isEmpty()) {
            selectAll();
            key.consume();
        }
    }

    private void menu(ContextMenuEvent request) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(menuItems(request));
        menu.show(body, request.getScreenX(), request.getScreenY());
        request.consume();
    }

    /// What can be done with the text, and with a link where the menu is asked for.
    List<MenuItem> menuItems(ContextMenuEvent request) {
        List<MenuItem> items = new ArrayList<>();
        String link = Atoms.linkOf(request.getPickResult().getIntersectedNode());
        if (link != null) {
            items.add(item("message.openLink", () -> openLink.accept(link)));
            items.add(item("message.copyLink", () -> Clip.copy(link)));
        }
        String selected = selected();
        if (!selected.isEmpty()) items.add(item("message.copy", () -> Clip.copy(selected)));
        items.add(item("message.copyAll", () -> Clip.copy(source)));
        return items;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Wording.of(key));
        item.setId(key);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
