package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Completion;
import org.lanternchat.desktop.model.Completion.Mark;
import org.lanternchat.desktop.model.Completions;
import org.lanternchat.desktop.model.Completions.Offer;
import org.lanternchat.desktop.view.text.DraftField;

/// What can be typed with one key, above the field: arrows choose, Tab or Enter takes, Esc
/// declines. The field keeps the keys. For the window's thread; made anew for each field.
final class CompletionPopup extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final DraftField field;
    private final Completions completions;
    private @Nullable Offer offer;
    private @Nullable Offer declined;
    private int chosen;

    /// @param field where the names are written
    CompletionPopup(DraftField field, Completions completions) {
        this.field = field;
        this.completions = completions;
        setId("completions");
        getStyleClass().addAll("popover", "completions");
        setManaged(false);
        setVisible(false);
        field.caretPositionProperty().addListener((_, _, _) -> look());
        field.focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) show(null);
                        });
    }

    /// Keys go here first while something is offered.
    void key(KeyEvent key) {
        Offer shown = offer;
        if (shown == null || key.isAltDown() || key.isShortcutDown()) return;
        switch (key.getCode()) {
            case UP -> choose(chosen - 1);
            case DOWN -> choose(chosen + 1);
            case TAB, ENTER -> {
                if (key.isShiftDown() || isTyped(shown)) return;
                take(shown, shown.completions().get(chosen));
            }
            case ESCAPE -> {
                declined = shown;
                show(null);
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    /// What is typed is already what would be inserted, so that Enter means sending it.
    private boolean isTyped(Offer shown) {
        String typed = field.getText().substring(shown.from(), shown.to());
        return shown.completions().get(chosen).insert().strip().equals(typed);
    }

    private void look() {
        if (!field.isFocused() || !field.getSelectedText().isEmpty()) {
            show(null);
            return;
        }
        Offer found = completions.at(field.getText(), field.getCaretPosition());
        boolean unwanted = found != null && declined != null && found.from() == declined.from();
        if (found == null) declined = null;
        show(unwanted ? null : found);
    }

    private void show(@Nullable Offer found) {
        offer = found;
        setVisible(found != null);
        if (found == null) return;
        getChildren().setAll(found.completions().stream().map(one -> line(found, one)).toList());
        choose(0);
        place();
    }

    /// Above the parent's upper edge, where the field's box begins.
    private void place() {
        applyCss();
        double width = Math.max(260, prefWidth(-1));
        double height = prefHeight(width);
        double x = field.getParent().getBoundsInParent().getMinX();
        resizeRelocate(x, -height - 4, width, height);
    }

    private Node line(Offer found, Completion completion) {
        Label label = new Label(completion.label());
        label.setMinWidth(Region.USE_PREF_SIZE);
        Scripts.mark(label, completion.label());
        label.setGraphic(
                switch (completion.mark()) {
                    case Mark.Nothing _ -> null;
                    case Mark.Face(String uid) -> new Avatar(uid, completion.label(), 20);
                    case Mark.Picture(String emoji) -> Glyph.of(emoji, 20);
                });
        Label detail = new Label(completion.detail());
        detail.getStyleClass().add("person-note");
        HBox line = new HBox(12, label, detail);
        line.getStyleClass().add("switcher-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setAccessibleRole(AccessibleRole.LIST_ITEM);
        line.setAccessibleText(completion.label());
        line.setOnMouseEntered(_ -> choose(getChildren().indexOf(line)));
        line.setOnMousePressed(
                press -> {
                    take(found, completion);
                    press.consume();
                });
        return line;
    }

    private void choose(int at) {
        int size = getChildren().size();
        chosen = size == 0 ? 0 : Math.floorMod(at, size);
        for (int i = 0; i < size; i++) {
            getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
        }
    }

    private void take(Offer found, Completion completion) {
        show(null);
        field.replaceText(found.from(), found.to(), completion.insert());
    }
}
