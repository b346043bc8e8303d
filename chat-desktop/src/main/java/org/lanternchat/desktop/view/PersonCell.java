package org.lanternchat.desktop.view;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.PeopleLine;
import org.lanternchat.desktop.model.PersonEntry;
import org.lanternchat.desktop.model.Presence;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.Role;

import java.util.function.BiConsumer;

/// One line of the people: somebody, or the title of a group. For the window's thread.
final class PersonCell extends ListCell<PeopleLine> {
    private static final PseudoClass TYPING = PseudoClass.getPseudoClass("typing");
    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");
    private static final int FACE = 28;

    private final ReadOnlyBooleanProperty connected;
    private final Label title = new Label();
    private final Label name = new Label();
    private final Label note = new Label();
    private final HBox line = new HBox(10);
    private @Nullable PresenceFace face;

    /// @param connected whether what is known of people is so now
    /// @param chosen told who was clicked, and where
    PersonCell(ReadOnlyBooleanProperty connected, BiConsumer<PersonEntry, Node> chosen) {
        this.connected = connected;
        title.getStyleClass().add("side-title");
        name.getStyleClass().add("person-name");
        name.setMinWidth(0);
        Shortening.allow(name);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        note.getStyleClass().add("person-note");
        note.setMinWidth(Region.USE_PREF_SIZE);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        setOnMouseClicked(
                _ -> {
                    if (getItem() instanceof PeopleLine.Someone(PersonEntry person)) {
                        chosen.accept(person, this);
                    }
                });
    }

    @Override
    protected void updateItem(@Nullable PeopleLine item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll("person", "title");
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        switch (item) {
            case PeopleLine.Title group -> {
                getStyleClass().add("title");
                title.setText(title(group));
                setAccessibleText(title.getText());
                setGraphic(title);
            }
            case PeopleLine.Someone(PersonEntry person) -> {
                getStyleClass().add("person");
                show(person);
                setGraphic(line);
            }
        }
    }

    private void show(PersonEntry person) {
        PresenceFace shown = face;
        if (shown == null || !shown.isOf(person.uid(), person.name())) {
            shown = new PresenceFace(person.uid(), person.name(), FACE);
            face = shown;
            line.getChildren().setAll(shown, name, note);
        }
        shown.show(person.away() ? Presence.AWAY : Presence.HERE);
        name.setText(person.name());
        Scripts.mark(name, person.name());
        note.setText(note(person));
        note.pseudoClassStateChanged(TYPING, person.typing());
        pseudoClassStateChanged(AWAY, person.away());
        setAccessibleText(person.name() + " " + note.getText());
    }

    private String title(PeopleLine.Title group) {
        boolean now = connected.get();
        return switch (group.group()) {
            case ORDER -> Wording.of("people.order", group.people());
            case HERE -> Wording.of(now ? "people.here" : "people.wereHere", group.people());
            case AWAY -> Wording.of(now ? "people.awayTitle" : "people.wereAway", group.people());
        };
    }

    private static String note(PersonEntry person) {
        if (person.typing()) return Wording.of("people.typing");
        String own = person.own() ? Wording.of("people.you") : "";
        String owner = person.role() == Role.OWNER ? role(Role.OWNER) : "";
        return own.isEmpty() || owner.isEmpty() ? own + owner : own + " · " + owner;
    }

    static String role(Role role) {
        return switch (role) {
            case OWNER -> Wording.of("role.owner");
            case MODERATOR -> Wording.of("role.moderator");
            case MEMBER -> Wording.of("role.member");
        };
    }
}
