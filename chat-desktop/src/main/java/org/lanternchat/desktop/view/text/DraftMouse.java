package org.lanternchat.desktop.view.text;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.lanternchat.desktop.editing.Draft;
import org.lanternchat.desktop.wording.Wording;

/// The mouse in a field: places the caret, selects, and offers what can be done. For the window's
/// thread.
final class DraftMouse {
    private final DraftField field;
    private final Draft draft;

    private DraftMouse(DraftField field, Draft draft) {
        this.field = field;
        this.draft = draft;
    }

    static void install(DraftField field, Draft draft) {
        DraftMouse mouse = new DraftMouse(field, draft);
        field.addEventHandler(MouseEvent.MOUSE_PRESSED, mouse::pressed);
        field.addEventHandler(MouseEvent.MOUSE_DRAGGED, mouse::dragged);
        field.setOnContextMenuRequested(mouse::menu);
    }

    private void pressed(MouseEvent press) {
        field.requestFocus();
        if (press.getButton() != MouseButton.PRIMARY) return;
        int at = field.indexAt(press.getSceneX(), press.getSceneY());
        switch (press.getClickCount()) {
            case 1 -> draft.moveTo(at, press.isShiftDown());
            case 2 -> draft.selectWordAt(at);
            default -> draft.selectAll();
        }
        press.consume();
    }

    private void dragged(MouseEvent drag) {
        if (drag.getButton() != MouseButton.PRIMARY) return;
        draft.moveTo(field.indexAt(drag.getSceneX(), drag.getSceneY()), true);
        drag.consume();
    }

    private void menu(ContextMenuEvent request) {
        boolean none = draft.selected().isEmpty();
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .setAll(
                        item("edit.undo", !draft.canUndo(), draft::undo),
                        item("edit.redo", !draft.canRedo(), draft::redo),
                        new SeparatorMenuItem(),
                        item("edit.cut", none, field::cut),
                        item("edit.copy", none, field::copy),
                        item("edit.paste", !hasText(), field::paste),
                        new SeparatorMenuItem(),
                        item("edit.selectAll", draft.text().isEmpty(), draft::selectAll));
        menu.show(field, request.getScreenX(), request.getScreenY());
        request.consume();
    }

    private static boolean hasText() {
        return Clipboard.getSystemClipboard().hasString();
    }

    private static MenuItem item(String key, boolean disabled, Runnable action) {
        MenuItem item = new MenuItem(Wording.of(key));
        item.setDisable(disabled);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
