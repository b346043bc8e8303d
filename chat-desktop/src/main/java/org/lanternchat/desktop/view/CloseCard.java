package org.lanternchat.desktop.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.lanternchat.desktop.model.HostModel;
import org.lanternchat.desktop.wording.Wording;

/// Asks, before the window closes, whether the chat that this computer hosts goes on. For the
/// window's thread.
final class CloseCard extends VBox {
    private final Button goOn;

    /// @param close closes the window
    /// @param stay closes only this card
    CloseCard(HostModel host, Runnable close, Runnable stay) {
        super(12);
        setId("close-card");
        Label text = new Label(Wording.of("host.close.text"));
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        goOn = Form.button("host-goes-on", Wording.of("host.close.goOn"), "primary", close);
        Button end =
                Form.button(
                        "host-ends", Wording.of("host.close.end"), "danger", () -> host.end(close));
        Button not = Form.button("host-stay", Wording.of("cancel"), "quiet", stay);
        getChildren().addAll(Form.title(Wording.of("host.close.title")), text, goOn, end, not);
    }

    /// Gets the keys first.
    Node first() {
        return goOn;
    }
}
