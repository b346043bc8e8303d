package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.Writing;
import org.lanternchat.desktop.model.Writing.Intent;
import org.lanternchat.desktop.wording.Wording;

/// Above the composer: what becomes of the text, when it answers a message or takes the place of
/// one. For the window's thread; made anew for each room.
final class WritingBar extends HBox {
    private final Label what = new Label();
    private final Label line = new Label();
    private final HBox icon = new HBox();
    private final Subscription following;

    /// @param cancelled told when the person gives it up here
    WritingBar(Writing writing, Runnable cancelled) {
        setId("writing-bar");
        getStyleClass().add("writing-bar");
        setAlignment(Pos.CENTER_LEFT);
        what.getStyleClass().add("writing-what");
        line.getStyleClass().add("writing-line");
        what.setMinWidth(0);
        Shortening.allow(what);
        line.setMinWidth(0);
        Shortening.allow(line);
        icon.setAlignment(Pos.CENTER);
        VBox text = new VBox(what, line);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        Button cancel =
                Icons.button(
                        Feather.X,
                        Wording.of("writing.cancel"),
                        () -> {
                            writing.cancel();
                            cancelled.run();
                        });
        cancel.setId("writing-cancel");
        getChildren().addAll(icon, text, cancel);
        managedProperty().bind(visibleProperty());
        following = writing.intentProperty().subscribe(this::show);
    }

    private void show(@Nullable Intent intent) {
        setVisible(intent != null);
        switch (intent) {
            case Intent.Reply(_, String name, String said) ->
                    tell(Feather.CORNER_UP_LEFT, Wording.of("writing.reply", name), said);
            case Intent.Edit(_, String said) ->
                    tell(Feather.EDIT_2, Wording.of("writing.edit"), said);
            case null -> {}
        }
    }

    private void tell(Feather sign, String told, String said) {
        icon.getChildren().setAll(Icons.icon(sign, 16));
        what.setText(told);
        Scripts.mark(what, told);
        line.setText(said);
        Scripts.mark(line, said);
    }

    void dispose() {
        following.unsubscribe();
    }
}
