package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.Answer;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.PersonEntry;
import org.lanternchat.desktop.model.Presence;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand.Action;
import org.lanternchat.protocol.Role;

import java.util.LinkedHashMap;
import java.util.Map;

/// The card of somebody in a room: who it is, ways to talk to them, and for those who keep order
/// what they may do. For the window's thread.
final class PersonCard extends VBox {
    private final ChatModel chat;
    private final RoomModel room;
    private final PersonEntry person;
    private final Runnable close;
    private final Label hint = Form.sentence("person-hint");
    private final VBox order = new VBox(8);
    private final Button message;

    PersonCard(
            ChatModel chat,
            RoomModel room,
            PersonEntry person,
            PeoplePane.Mention mention,
            Runnable close) {
        super(12);
        this.chat = chat;
        this.room = room;
        this.person = person;
        this.close = close;
        setId("person-card");
        message =
                Form.button("person-message", Wording.of("person.message"), "primary", this::talk);
        message.setGraphic(Icons.icon(Feather.MESSAGE_CIRCLE, 16));
        Button name =
                Form.button(
                        "person-mention",
                        Wording.of("person.mention"),
                        "quiet",
                        () -> {
                            close.run();
                            mention.of(person.name());
                        });
        name.setGraphic(Icons.icon(Feather.AT_SIGN, 16));
        EvenRow ways = new EvenRow(8, message, name);
        HBox.setHgrow(message, Priority.ALWAYS);
        HBox.setHgrow(name, Priority.ALWAYS);
        getChildren().add(head());
        if (!person.own()) getChildren().add(ways);
        getChildren().addAll(order, hint);
        order.managedProperty().bind(order.visibleProperty());
        showOrder();
        setFocusTraversable(person.own());
    }

    /// Gets the keys first.
    Node first() {
        return person.own() ? this : message;
    }

    private HBox head() {
        PresenceFace face = new PresenceFace(person.uid(), person.name(), 44);
        Presence presence = person.away() ? Presence.AWAY : Presence.HERE;
        face.show(presence);
        Label name = new Label(person.name());
        name.getStyleClass().add("popover-title");
        name.setMinWidth(0);
        Shortening.allow(name);
        Scripts.mark(name, person.name());
        String own = person.own() ? Wording.of("people.you") + " · " : "";
        boolean plain = person.role() == Role.MEMBER;
        String role = plain ? "" : PersonCell.role(person.role()) + " · ";
        Label state = new Label(own + role + PresenceFace.word(presence));
        state.getStyleClass().add("person-note");
        VBox text = new VBox(2, name, state);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox head = new HBox(12, face, text);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void talk() {
        message.setDisable(true);
        chat.around()
                .doors()
                .direct(
                        person.uid(),
                        why -> {
                            message.setDisable(false);
                            Form.tell(hint, why, true);
                        });
    }

    // ---- keeping order

    private void showOrder() {
        order.getChildren().clear();
        boolean may = chat.around().moderating().may(room, person);
        boolean roles = chat.around().moderating().mayGiveRoles(room, person);
        order.setVisible(may || roles);
        if (roles) order.getChildren().add(roles());
        if (!may) return;
        FlowPane actions = new FlowPane(8, 8);
        actions.getChildren()
                .addAll(
                        action("mute", Wording.of("order.mute"), Action.MUTE),
                        action("unmute", Wording.of("order.unmute"), Action.UNMUTE),
                        action("kick", Wording.of("order.kick"), Action.KICK),
                        action("ban", Wording.of("order.ban"), Action.BAN));
        Label title = new Label(Wording.of("order.title"));
        title.getStyleClass().add("field-label");
        order.getChildren().addAll(title, actions);
    }

    private Node roles() {
        Map<Role, String> names = new LinkedHashMap<>();
        for (Role role : Role.values()) names.put(role, title(role));
        Choice<Role> choice =
                new Choice<>(Wording.of("order.role"), names, person.role(), this::giveRole);
        choice.setId("person-role");
        return Form.named(Wording.of("order.role"), choice);
    }

    /// The role where it stands alone.
    private static String title(Role role) {
        return switch (role) {
            case OWNER -> Wording.of("role.owner.title");
            case MODERATOR -> Wording.of("role.moderator.title");
            case MEMBER -> Wording.of("role.member.title");
        };
    }

    private void giveRole(Role role) {
        chat.around()
                .moderating()
                .giveRole(
                        room,
                        person,
                        role,
                        answer ->
                                tell(
                                        answer,
                                        Wording.of(
                                                "order.role.given",
                                                person.name(),
                                                PersonCell.role(role))));
    }

    private Button action(String id, String label, Action action) {
        Button button = new Button(label);
        button.setId("person-" + id);
        button.getStyleClass().setAll("button", "chip");
        button.setOnAction(
                _ -> {
                    if (action == Action.UNMUTE) {
                        act(action, 0, "");
                    } else {
                        ask(action);
                    }
                });
        return button;
    }

    /// Asked once, in place of the actions.
    private void ask(Action action) {
        Form.tell(hint, "", false);
        OrderForm form =
                new OrderForm(
                        action,
                        person.name(),
                        (seconds, why) -> act(action, seconds, why),
                        this::showOrder);
        order.getChildren().setAll(form);
        form.first().requestFocus();
    }

    private void act(Action action, long seconds, String why) {
        chat.around()
                .moderating()
                .act(
                        room,
                        action,
                        person,
                        seconds,
                        why,
                        answer -> {
                            if (answer instanceof Answer.Done && action != Action.UNMUTE) {
                                close.run();
                            } else {
                                tell(answer, Wording.of("order.done"));
                            }
                        });
    }

    private void tell(Answer answer, String done) {
        switch (answer) {
            case Answer.Done _ -> Form.tell(hint, done, false);
            case Answer.Refused(String why) -> Form.tell(hint, why, true);
        }
    }
}
