package org.lanternchat.desktop.view.text;

import javafx.geometry.NodeOrientation;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.lanternchat.desktop.editing.Draft;
import org.lanternchat.desktop.editing.Draft.Move;

import java.util.Locale;

/// The keys of a field, as people know them from their system. For the window's thread.
final class DraftKeys {
    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    private static final double NOWHERE = -1;

    private final DraftField field;
    private final Draft draft;

    /// Where the caret wants to be while it walks over shorter lines.
    private double wanted = NOWHERE;

    private DraftKeys(DraftField field, Draft draft) {
        this.field = field;
        this.draft = draft;
    }

    static void install(DraftField field, Draft draft) {
        DraftKeys keys = new DraftKeys(field, draft);
        field.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
        field.addEventHandler(KeyEvent.KEY_TYPED, keys::typed);
    }

    private void typed(KeyEvent key) {
        boolean command = key.isControlDown() || key.isAltDown() || MAC && key.isMetaDown();
        boolean thirdLevel = (key.isControlDown() || MAC) && key.isAltDown();
        if (command && !thirdLevel || key.isMetaDown()) return;
        String letters = key.getCharacter();
        if (letters.isEmpty() || letters.charAt(0) < ' ' || letters.charAt(0) == 0x7F) return;
        wanted = NOWHERE;
        draft.insert(letters);
        key.consume();
    }

    private void pressed(KeyEvent key) {
        if (key.isAltDown() && !MAC) return;
        double before = wanted;
        wanted = NOWHERE;
        if (key.isShortcutDown() && command(key) || move(key, before) || delete(key)) {
            key.consume();
        } else if (key.getCode().isModifierKey()) {
            wanted = before;
        }
    }

    private boolean command(KeyEvent key) {
        switch (key.getCode()) {
            case A -> draft.selectAll();
            case C, INSERT -> field.copy();
            case X -> field.cut();
            case V -> field.paste();
            case Y -> draft.redo();
            case Z -> {
                if (key.isShiftDown()) {
                    draft.redo();
                } else {
                    draft.undo();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean move(KeyEvent key, double before) {
        boolean selecting = key.isShiftDown();
        boolean byWord = MAC ? key.isAltDown() : key.isControlDown();
        boolean mirrored = field.getNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
        switch (key.getCode()) {
            case LEFT, RIGHT, KP_LEFT, KP_RIGHT -> {
                KeyCode code = key.getCode();
                boolean left = code == KeyCode.LEFT || code == KeyCode.KP_LEFT;
                boolean back = left != mirrored;
                if (MAC && key.isMetaDown()) {
                    draft.moveTo(field.edgeOfLine(!back), selecting);
                } else if (byWord) {
                    draft.move(back ? Move.WORD_BACK : Move.WORD_FORWARD, selecting);
                } else {
                    draft.move(back ? Move.BACK : Move.FORWARD, selecting);
                }
            }
            case UP, KP_UP -> walk(-1, selecting, before);
            case DOWN, KP_DOWN -> walk(1, selecting, before);
            case HOME -> {
                boolean whole = key.isShortcutDown();
                draft.moveTo(whole ? 0 : field.edgeOfLine(false), selecting);
            }
            case END -> {
                boolean whole = key.isShortcutDown();
                draft.moveTo(whole ? field.getLength() : field.edgeOfLine(true), selecting);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void walk(int lines, boolean selecting, double before) {
        wanted = before == NOWHERE ? field.caretX() : before;
        draft.moveTo(field.lineBelow(wanted, lines), selecting);
    }

    private boolean delete(KeyEvent key) {
        boolean byWord = MAC ? key.isAltDown() : key.isControlDown();
        switch (key.getCode()) {
            case BACK_SPACE -> draft.delete(byWord ? Move.WORD_BACK : Move.BACK);
            case DELETE -> {
                if (key.isShiftDown()) {
                    field.cut();
                } else {
                    draft.delete(byWord ? Move.WORD_FORWARD : Move.FORWARD);
                }
            }
            case INSERT -> {
                if (!key.isShiftDown()) return false;
                field.paste();
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
