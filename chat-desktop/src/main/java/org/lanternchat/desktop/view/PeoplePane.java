package org.lanternchat.desktop.view;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.PersonEntry;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.wording.Wording;

/// Who is in the room that is shown. For the window's thread.
final class PeoplePane extends VBox {
    private static final double ROW = 40;

    private final Label title = new Label();
    private final ListView<PersonEntry> list = new ListView<>();
    private final Label more = new Label();

    PeoplePane(ChatModel chat) {
        setId("people");
        getStyleClass().addAll("side", "people");
        title.getStyleClass().add("side-title");
        HBox head = new HBox(title);
        head.getStyleClass().add("people-head");
        head.setAlignment(Pos.CENTER_LEFT);
        list.setId("people-list");
        list.getStyleClass().add("people-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new PersonCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        more.getStyleClass().add("people-more");
        VBox middle = new VBox(list, more);
        middle.getStyleClass().add("side-scroll");
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(head, middle);
        PseudoClass stale = PseudoClass.getPseudoClass("stale");
        chat.line()
                .connectedProperty()
                .subscribe(connected -> pseudoClassStateChanged(stale, !connected));
        chat.currentProperty().subscribe(this::show);
    }

    private void show(@Nullable RoomModel room) {
        title.textProperty().unbind();
        more.visibleProperty().unbind();
        more.managedProperty().bind(more.visibleProperty());
        if (room == null) {
            title.setText("");
            more.setVisible(false);
            list.setItems(FXCollections.observableArrayList());
            return;
        }
        title.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> Wording.of("people.title", room.countProperty().get()),
                                room.countProperty()));
        more.visibleProperty().bind(room.morePeopleProperty());
        more.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        Wording.of(
                                                "people.more",
                                                room.countProperty().get() - room.people().size()),
                                room.countProperty(),
                                room.people()));
        list.setItems(room.people());
    }

    /// One person.
    private static final class PersonCell extends ListCell<PersonEntry> {
        private static final PseudoClass TYPING = PseudoClass.getPseudoClass("typing");
        private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

        private final StackPane face = new StackPane();
        private final Region dot = new Region();
        private final Label name = new Label();
        private final Label note = new Label();
        private final HBox line = new HBox(10, face, name, note);
        private @Nullable PersonEntry shown;

        PersonCell() {
            getStyleClass().add("person");
            name.getStyleClass().add("person-name");
            name.setMinWidth(0);
            note.getStyleClass().add("person-note");
            note.setMinWidth(Region.USE_PREF_SIZE);
            dot.getStyleClass().add("dot");
            dot.setMaxSize(12, 12);
            StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
            dot.setTranslateX(2);
            dot.setTranslateY(2);
            line.setAlignment(Pos.CENTER_LEFT);
            face.setMaxSize(28, 28);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PersonEntry person, boolean empty) {
            super.updateItem(person, empty);
            if (empty || person == null) {
                setGraphic(null);
                shown = null;
                return;
            }
            boolean another =
                    shown == null
                            || !shown.uid().equals(person.uid())
                            || !shown.name().equals(person.name());
            if (another) {
                face.getChildren().setAll(new Avatar(person.uid(), person.name(), 28), dot);
            }
            shown = person;
            name.setText(person.name());
            Scripts.mark(name, person.name());
            note.setText(note(person));
            note.pseudoClassStateChanged(TYPING, person.typing());
            dot.pseudoClassStateChanged(AWAY, person.away());
            setGraphic(line);
        }

        private static String note(PersonEntry person) {
            if (person.own()) return Wording.of("people.you");
            if (person.typing()) return Wording.of("people.typing");
            return person.away() ? Wording.of("people.away") : "";
        }
    }
}
