package org.lanternchat.desktop.view.text;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;

/// What input methods, as for Chinese and Japanese or for accents, ask of a field and tell it. For
/// the window's thread.
final class DraftInput implements InputMethodRequests {
    private final DraftField field;

    private DraftInput(DraftField field) {
        this.field = field;
    }

    static void install(DraftField field) {
        field.setInputMethodRequests(new DraftInput(field));
        field.addEventHandler(
                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                event -> {
                    StringBuilder letters = new StringBuilder();
                    event.getComposed().forEach(run -> letters.append(run.getText()));
                    field.compose("");
                    if (!event.getCommitted().isEmpty()) {
                        field.replaceSelection(event.getCommitted());
                    }
                    field.compose(letters.toString());
                    event.consume();
                });
    }

    @Override
    public Point2D getTextLocation(int offset) {
        Bounds bounds = field.placeOnScreen(field.getCaretPosition());
        return bounds == null ? Point2D.ZERO : new Point2D(bounds.getMinX(), bounds.getMaxY());
    }

    @Override
    public int getLocationOffset(int x, int y) {
        Point2D point = field.screenToLocal(x, y);
        if (point == null) return 0;
        Point2D inScene = field.localToScene(point);
        return field.indexAt(inScene.getX(), inScene.getY());
    }

    @Override
    public void cancelLatestCommittedText() {
        field.compose("");
    }

    @Override
    public String getSelectedText() {
        return field.getSelectedText();
    }
}
