package org.lanternchat.desktop.view;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.OwnAccount;
import org.lanternchat.desktop.wording.Wording;

import java.time.ZoneId;

/// The part of the settings that is about this person at this server: being away, and a second
/// device. For the window's thread.
final class AccountForm extends VBox {
    private final OwnAccount account;
    private final Label hint = Form.sentence("account-hint");
    private final VBox link = new VBox(8);

    AccountForm(ChatModel chat) {
        super(10);
        account = chat.around().account();
        Button away = Form.button("away", "", "quiet", this::away);
        away.textProperty()
                .bind(
                        Bindings.when(chat.awayProperty())
                                .then(Wording.of("account.back"))
                                .otherwise(Wording.of("account.away")));
        Button device = Form.button("link-device", Wording.of("account.link"), "quiet", this::link);
        link.setAlignment(Pos.CENTER);
        link.managedProperty().bind(Bindings.isNotEmpty(link.getChildren()));
        getChildren().addAll(away, device, link, hint);
    }

    private void away() {
        account.toggleAway(this::refused);
    }

    private void link() {
        account.link(
                (code, expires) -> {
                    Label shown = new Label(code);
                    shown.setId("link-code");
                    shown.getStyleClass().add("link-code");
                    link.getChildren().setAll(shown, new QrCode(code));
                    String until = Wording.time(expires, ZoneId.systemDefault());
                    Form.tell(hint, Wording.of("account.linked", until), false);
                },
                this::refused);
    }

    private void refused(String why) {
        Form.tell(hint, why, true);
    }
}
