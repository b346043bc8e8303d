package org.lanternchat.desktop.view;

import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.TextParts;
import org.lanternchat.desktop.wording.Wording;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The text of a message: wrapped, selectable with the mouse, copyable, its links clickable. What
/// people wrote is only ever set as the text of a node. For the window's thread.
final class SelectableText extends TextFlow {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ALL =
            new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);

    /// Low enough to change no line that has words, high enough for what stands on a line alone.
    private static final double HEIGHT = 13;

    private final String content;
    private final boolean simple;
    private final List<Text> parts = new ArrayList<>();
    private final Path highlight = new Path();
    private final Region room = new Region();
    private final Consumer<String> openLink;
    private final LineBreaks lines;
    private int anchor;
    private int start;
    private int end;

    /// @param openLink told the address of a link that is clicked
    SelectableText(String content, Consumer<String> openLink) {
        this.content = content;
        this.simple = TextParts.isSimple(content);
        this.openLink = openLink;
        getStyleClass().add("message-text");
        highlight.setManaged(false);
        highlight.getStyleClass().add("selection");
        getChildren().add(highlight);
        for (TextParts.Part part : TextParts.of(content)) getChildren().add(textOf(part));
        if (TextParts.isRightToLeft(content)) {
            setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        }
        lines = new LineBreaks(content, parts, this::requestLayout);
        setCursor(Cursor.TEXT);
        setFocusTraversable(false);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(content);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setOnContextMenuRequested(this::menu);
        focusedProperty().addListener((_, _, focused) -> unselectUnless(focused));
    }

    private Text textOf(TextParts.Part part) {
        Text text = new Text(part.text());
        text.getStyleClass().add("message-part");
        Scripts.mark(text, content);
        parts.add(text);
        String link = part.link();
        if (link == null) return text;
        text.getStyleClass().add("link");
        text.setCursor(Cursor.HAND);
        text.setUserData(link);
        text.setOnMouseClicked(
                click -> {
                    boolean plain = click.getButton() == MouseButton.PRIMARY && start == end;
                    if (plain && click.isStillSincePress()) openLink.accept(link);
                });
        return text;
    }

    // ---- wrapping

    private void wrap(double width) {
        if (!simple) lines.wrap(width, () -> super.computePrefWidth(-1));
    }

    boolean isOneLine() {
        return content.indexOf('\n') < 0;
    }

    /// Whether `keepRoom` can be had: not in text that is wrapped here and not by the toolkit.
    boolean isSimple() {
        return simple;
    }

    @Override
    protected double computePrefWidth(double height) {
        wrap(-1);
        return super.computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        wrap(width);
        return super.computePrefHeight(simple ? width : -1);
    }

    @Override
    protected void layoutChildren() {
        wrap(getWidth());
        super.layoutChildren();
    }

    /// Keeps so much room free behind the last word, on its line where it fits.
    void keepRoom(double width) {
        room.setMinSize(width, HEIGHT);
        room.setPrefSize(width, HEIGHT);
        room.setMaxSize(width, HEIGHT);
        room.setMouseTransparent(true);
        if (getChildren().contains(room)) return;
        Text mayBreak = new Text(" ");
        mayBreak.getStyleClass().add("message-part");
        getChildren().addAll(mayBreak, room);
    }

    boolean isRightToLeft() {
        return getNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    }

    // ---- selecting

    private void pressed(MouseEvent press) {
        if (press.getButton() != MouseButton.PRIMARY) return;
        requestFocus();
        int at = indexAt(press);
        switch (press.getClickCount()) {
            case 1 -> {
                anchor = at;
                select(at, at);
            }
            case 2 -> selectWord(at);
            default -> select(0, content.length());
        }
        press.consume();
    }

    private void dragged(MouseEvent drag) {
        if (drag.getButton() != MouseButton.PRIMARY) return;
        int at = indexAt(drag);
        select(Math.min(anchor, at), Math.max(anchor, at));
        drag.consume();
    }

    private int indexAt(MouseEvent mouse) {
        Point2D point = sceneToLocal(mouse.getSceneX(), mouse.getSceneY());
        return lines.contentIndex(getHitInfo(point).getInsertionIndex());
    }

    private void selectWord(int at) {
        BreakIterator words = BreakIterator.getWordInstance();
        words.setText(content);
        int from = at == 0 ? 0 : words.preceding(Math.min(at + 1, content.length()));
        int to = at >= content.length() ? content.length() : words.following(at);
        select(Math.max(0, from), to == BreakIterator.DONE ? content.length() : to);
    }

    private void unselectUnless(boolean focused) {
        if (!focused) select(0, 0);
    }

    private void select(int from, int to) {
        start = from;
        end = to;
        if (from == to) {
            highlight.getElements().clear();
        } else {
            highlight
                    .getElements()
                    .setAll(getRangeShape(lines.shown(from, false), lines.shown(to, true), true));
        }
        int offset = 0;
        for (Text part : parts) {
            int length = part.getText().length();
            int first = Math.clamp((long) lines.shown(from, false) - offset, 0, length);
            int last = Math.clamp((long) lines.shown(to, true) - offset, 0, length);
            part.setSelectionStart(first < last ? first : -1);
            part.setSelectionEnd(first < last ? last : -1);
            offset += length;
        }
    }

    /// What is selected; empty for nothing.
    String selected() {
        return content.substring(start, end);
    }

    // ---- copying

    private void key(KeyEvent key) {
        if (COPY.match(key) && start < end) {
            copy(selected());
            key.consume();
        } else if (ALL.match(key)) {
            select(0, content.length());
            key.consume();
        }
    }

    private void menu(ContextMenuEvent request) {
        ContextMenu menu = new ContextMenu();
        String link = linkAt(request);
        if (link != null) {
            menu.getItems().add(item("message.openLink", () -> openLink.accept(link)));
            menu.getItems().add(item("message.copyLink", () -> copy(link)));
        }
        String selected = selected();
        if (!selected.isEmpty()) menu.getItems().add(item("message.copy", () -> copy(selected)));
        menu.getItems().add(item("message.copyAll", () -> copy(content)));
        menu.show(this, request.getScreenX(), request.getScreenY());
        request.consume();
    }

    private static @Nullable String linkAt(ContextMenuEvent request) {
        return request.getPickResult().getIntersectedNode() instanceof Text text
                        && text.getUserData() instanceof String link
                ? link
                : null;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Wording.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    static void copy(String text) {
        ClipboardContent clip = new ClipboardContent();
        clip.putString(text);
        Clipboard.getSystemClipboard().setContent(clip);
    }
}
