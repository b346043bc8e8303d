package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.Subscription;

import org.lanternchat.desktop.host.Hosting;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.HostModel;
import org.lanternchat.desktop.model.RoomEntry;
import org.lanternchat.desktop.wording.Wording;

/// The card that brings others into the chat of this computer: its address in large type, the same
/// as a QR code, and how many are in. It asks before it ends the chat. For the window's thread.
final class JoinCard extends VBox {
    private final Button copy;

    JoinCard(ChatModel chat, HostModel host, Runnable close) {
        super(12);
        setId("join-card");
        setAlignment(Pos.CENTER);
        Hosting hosting = host.hostingProperty().get();
        String address = hosting == null ? "" : hosting.addressForOthers();
        Label shown = new Label(address);
        shown.setId("join-address");
        shown.getStyleClass().add("join-address");
        shown.setWrapText(true);
        Label hint = Form.sentence("join-hint");
        hint.setTextAlignment(TextAlignment.CENTER);
        WhileShown.listen(this, () -> counting(chat, hint));
        copy = Form.copying("join-copy", Wording.of("invite.copy"), () -> address);
        Runnable ending =
                () -> {
                    close.run();
                    host.end(() -> chat.tell(Wording.of("host.ended")));
                };
        Button end =
                Form.button("host-end", Wording.of("host.end"), "risky", () -> ask(ending, close));
        getChildren().addAll(Form.title(Wording.of("host.card")), shown, new QrCode(address));
        getChildren().addAll(hint, copy, end);
    }

    private void ask(Runnable ending, Runnable close) {
        Label text = Form.sentence("host-end-text");
        Form.tell(text, Wording.of("host.end.text"), false);
        Button end = Form.button("host-end-yes", Wording.of("host.close.end"), "danger", ending);
        Button not = Form.button("host-end-no", Wording.of("host.close.goOn"), "quiet", close);
        setAlignment(Pos.TOP_LEFT);
        getChildren().setAll(Form.title(Wording.of("host.end.title")), text, not, end);
        not.requestFocus();
    }

    /// Says how many are in, at each time.
    private static Subscription counting(ChatModel chat, Label hint) {
        Runnable count = () -> Form.tell(hint, Wording.of("host.hint", people(chat)), false);
        return chat.entries().stream()
                .map(entry -> entry.countProperty().subscribe(_ -> count.run()))
                .reduce(Subscription.EMPTY, Subscription::and);
    }

    private static int people(ChatModel chat) {
        return chat.entries().stream()
                .filter(RoomEntry::isOpen)
                .mapToInt(entry -> entry.countProperty().get())
                .max()
                .orElse(0);
    }

    /// Gets the keys first.
    Node first() {
        return copy;
    }
}
