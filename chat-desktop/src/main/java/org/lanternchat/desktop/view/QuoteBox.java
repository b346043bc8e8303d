package org.lanternchat.desktop.view;

import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

import org.lanternchat.desktop.model.Row.Original;
import org.lanternchat.desktop.model.Row.Quote;
import org.lanternchat.desktop.wording.Wording;

/// The message that a bubble answers, in two lines; a click leads to it. For the window's thread.
final class QuoteBox extends VBox {
    QuoteBox(Quote quote, Talk talk) {
        getStyleClass().add("quote");
        setAccessibleRole(AccessibleRole.BUTTON);
        setCursor(Cursor.HAND);
        String line =
                switch (quote.original()) {
                    case UNKNOWN -> Wording.of("reply.unknown");
                    case DELETED -> Wording.of("reply.deleted");
                    case THERE -> quote.text();
                };
        // As high as it will be, so that nothing moves when the message is known.
        boolean known = quote.original() != Original.UNKNOWN;
        Label author = label(known ? quote.name() : "…", "quote-author");
        author.getStyleClass().add("ink-" + Avatar.colourOf(quote.uid()));
        getChildren().addAll(author, label(line, "quote-line"));
        setAccessibleText(Wording.of("reply.to", quote.name(), line));
        setOnMouseClicked(
                click -> {
                    if (click.getButton() != MouseButton.PRIMARY) return;
                    talk.acts().jump(talk.room(), quote.seq());
                    click.consume();
                });
        if (quote.original() == Original.UNKNOWN) {
            talk.acts().wantOriginal(talk.room(), quote.seq());
        }
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        Shortening.allow(label);
        Scripts.mark(label, text);
        return label;
    }
}
