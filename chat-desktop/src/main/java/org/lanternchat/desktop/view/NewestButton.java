package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.wording.Wording;

/// The button that leads to the newest message, and tells how many are new. For the window's
/// thread.
final class NewestButton extends Button {
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    NewestButton(Runnable toEnd) {
        setId("to-newest");
        getStyleClass().add("to-newest");
        setGraphic(Icons.icon(Feather.ARROW_DOWN, 16));
        setOnAction(_ -> toEnd.run());
        setVisible(false);
        setFocusTraversable(false);
    }

    void tell(int unread) {
        String told = unread == 0 ? Wording.of("new.newest") : Wording.of("new.count", unread);
        // Words take their place from what is read above: only where they tell something.
        setText(unread == 0 ? "" : told);
        Icons.name(this, told);
        pseudoClassStateChanged(UNREAD, unread > 0);
    }
}
