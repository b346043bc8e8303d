package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.model.Row.Reaction;
import org.lanternchat.desktop.wording.Wording;

/// The emoji under a message with how many put each there; a click adds the own one or takes it
/// away. For the window's thread.
final class Reactions extends FlowPane {
    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");
    private static final double SIZE = 16;

    Reactions(Row.Message message, Talk talk) {
        super(4, 4);
        getStyleClass().add("reactions");
        setAlignment(message.own() ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        for (Reaction reaction : message.details().reactions()) {
            getChildren().add(chip(message, reaction, talk));
        }
    }

    private static Button chip(Row.Message message, Reaction reaction, Talk talk) {
        Button chip =
                new Button(String.valueOf(reaction.count()), Glyph.of(reaction.emoji(), SIZE));
        chip.getStyleClass().setAll("button", "reaction");
        chip.pseudoClassStateChanged(OWN, reaction.own());
        chip.setFocusTraversable(false);
        chip.setAccessibleText(Wording.of("reaction.label", reaction.emoji(), reaction.count()));
        chip.setOnAction(_ -> talk.acts().react(talk.room(), message, reaction.emoji()));
        Hint.on(chip, () -> talk.acts().reactors(talk.room(), message, reaction));
        return chip;
    }
}
