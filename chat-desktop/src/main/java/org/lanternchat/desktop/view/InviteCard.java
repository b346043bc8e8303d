package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.wording.Wording;

/// The card with a link that leads others to a room, to be copied or scanned. For an open room it
/// is always the same; for a private one the server is asked for a new code. For the window's
/// thread.
final class InviteCard extends VBox {
    private final TextField link = Form.field("invite-link", Wording.of("invite.link"));
    private final Label hint = Form.sentence("invite-hint");
    private final VBox code = new VBox();

    InviteCard(ChatModel chat, RoomModel room) {
        super(12);
        setId("invite-card");
        link.setEditable(false);
        HBox.setHgrow(link, Priority.ALWAYS);
        code.setAlignment(Pos.CENTER);
        var copy = Form.copying("invite-copy", Wording.of("invite.copy"), link::getText);
        copy.disableProperty().bind(link.textProperty().isEmpty());
        getChildren()
                .addAll(
                        Form.title(Wording.of("invite.title", room.called())),
                        hint,
                        code,
                        link,
                        copy);
        if (room.isOpen()) {
            show(chat.linkTo(room));
            Form.tell(hint, Wording.of("invite.open"), false);
        } else {
            Form.tell(hint, Wording.of("invite.asking"), false);
            chat.around()
                    .doors()
                    .invite(
                            room,
                            text -> {
                                show(text);
                                Form.tell(hint, Wording.of("invite.private"), false);
                            },
                            why -> Form.tell(hint, why, true));
        }
    }

    private void show(String text) {
        link.setText(text);
        code.getChildren().setAll(new QrCode(text));
    }

    /// Gets the keys first.
    Node first() {
        return link;
    }
}
