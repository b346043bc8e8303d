package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.lanternchat.desktop.view.text.Clip;
import org.lanternchat.desktop.wording.Wording;

/// The parts of the small forms in cards: titles, fields, sentences and buttons. Has no state; for
/// the window's thread.
final class Form {
    /// What was put in cannot be taken.
    static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private Form() {}

    static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("popover-title");
        title.setWrapText(true);
        return title;
    }

    /// A field with its name above it.
    static VBox named(String name, Node field) {
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        return new VBox(4, label, field);
    }

    static TextField field(String id, String name) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().addAll("field", "low");
        field.setAccessibleText(name);
        Scripts.follow(field, field.textProperty());
        return field;
    }

    /// A sentence that takes no place while it is empty.
    static Label sentence(String id) {
        Label sentence = new Label();
        sentence.setId(id);
        sentence.getStyleClass().add("hint");
        sentence.setWrapText(true);
        sentence.setMinHeight(VBox.USE_PREF_SIZE);
        sentence.visibleProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.managedProperty().bind(sentence.visibleProperty());
        return sentence;
    }

    static void tell(Label sentence, String text, boolean wrong) {
        sentence.setText(text);
        sentence.pseudoClassStateChanged(WRONG, wrong);
    }

    static Button button(String id, String label, String kind, Runnable action) {
        Button button = new Button(label);
        button.setId(id);
        button.setMnemonicParsing(false);
        button.getStyleClass().setAll("button", "wide", "low", kind);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Copies a text and says so on the button for as long as the card is open.
    static Button copying(String id, String label, java.util.function.Supplier<String> text) {
        Button button = button(id, label, "primary", () -> {});
        button.setOnAction(
                _ -> {
                    Clip.copy(text.get());
                    button.setText(Wording.of("copied"));
                });
        return button;
    }
}
