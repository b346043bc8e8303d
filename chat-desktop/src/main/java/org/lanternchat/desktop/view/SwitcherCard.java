package org.lanternchat.desktop.view;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.Switcher;
import org.lanternchat.desktop.model.Switcher.Target;
import org.lanternchat.desktop.wording.Wording;

/// The card that goes to any room or person by a few letters: arrows and Enter, or a click. For the
/// window's thread.
final class SwitcherCard extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private static final int FACE = 20;

    private final Switcher switcher;
    private final Runnable close;
    private final TextField field = Form.field("switcher-field", Wording.of("switcher.prompt"));
    private final VBox list = new VBox();
    private final Label nothing = Form.sentence("switcher-nothing");
    private int chosen;

    /// @param begin what stands in the field at first
    SwitcherCard(Switcher switcher, String begin, Runnable close) {
        super(8);
        this.switcher = switcher;
        this.close = close;
        setId("switcher");
        field.setPromptText(Wording.of("switcher.prompt"));
        field.textProperty().bindBidirectional(switcher.typedProperty());
        field.setText(begin);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.focusedProperty().subscribe(is -> field.positionCaret(field.getLength()));
        switcher.found().addListener((ListChangeListener<Target>) _ -> show());
        Label keys = new Label(Wording.of("switcher.keys"));
        keys.getStyleClass().add("hint");
        keys.setWrapText(true);
        keys.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(field, list, nothing, keys);
        show();
    }

    /// Gets the keys first.
    Node first() {
        return field;
    }

    private void show() {
        list.getChildren().setAll(switcher.found().stream().map(this::line).toList());
        Form.tell(nothing, switcher.found().isEmpty() ? Wording.of("switcher.nothing") : "", false);
        choose(0);
    }

    private Node line(Target target) {
        Label name = new Label(target.label());
        name.setMinWidth(0);
        Shortening.allow(name);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setGraphic(mark(target));
        name.getStyleClass().add("room-name");
        Scripts.mark(name, target.label());
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox line = new HBox(8, name);
        line.getStyleClass().add("switcher-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setAccessibleRole(AccessibleRole.LIST_ITEM);
        line.setAccessibleText(target.label());
        if (target.unread() > 0) {
            Label badge = new Label(Integer.toString(target.unread()));
            badge.getStyleClass().add("badge");
            badge.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(badge);
        }
        line.setOnMouseEntered(_ -> choose(list.getChildren().indexOf(line)));
        line.setOnMouseClicked(_ -> go(target));
        return line;
    }

    private static Node mark(Target target) {
        return switch (target) {
            case Target.Room room -> Icons.beside(FACE, room.open() ? Feather.HASH : Feather.LOCK);
            case Target.Someone person -> {
                PresenceFace face = new PresenceFace(person.uid(), person.label(), FACE);
                face.show(person.presence());
                yield face;
            }
        };
    }

    private void choose(int at) {
        int size = list.getChildren().size();
        chosen = size == 0 ? 0 : Math.floorMod(at, size);
        for (int i = 0; i < size; i++) {
            list.getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
        }
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case DOWN -> choose(chosen + 1);
            case UP -> choose(chosen - 1);
            case ENTER -> {
                if (!switcher.found().isEmpty()) go(switcher.found().get(chosen));
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void go(Target target) {
        close.run();
        switcher.choose(target);
    }
}
