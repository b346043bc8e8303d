package org.lanternchat.desktop.view;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.PeopleLine;
import org.lanternchat.desktop.model.PersonEntry;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.wording.Wording;

/// Who is in the room that is shown, in groups, with a field to look for somebody where there are
/// many. For the window's thread.
final class PeoplePane extends VBox {
    private static final double ROW = 40;

    private final ChatModel chat;
    private final Popovers popovers;
    private final Mention mention;
    private final TextField filter = Form.field("people-filter", Wording.of("people.filter"));
    private final ListView<PeopleLine> list = new ListView<>();
    private final Label more = new Label();
    private final ListChangeListener<PersonEntry> counting = _ -> showFilter();
    private final Subscription watching;
    private @Nullable RoomModel room;

    /// Puts somebody's name into what is being written.
    @FunctionalInterface
    interface Mention {
        void of(String name);
    }

    PeoplePane(ChatModel chat, Popovers popovers, Mention mention) {
        this.chat = chat;
        this.popovers = popovers;
        this.mention = mention;
        setId("people");
        getStyleClass().addAll("side", "people");
        Label title = new Label(Wording.of("people.title"));
        title.getStyleClass().add("side-title");
        HBox head = new HBox(title);
        head.getStyleClass().add("people-head");
        head.setAlignment(Pos.CENTER_LEFT);
        filter.setPromptText(Wording.of("people.filter"));
        filter.managedProperty().bind(filter.visibleProperty());
        list.setId("people-list");
        list.getStyleClass().add("people-list");
        list.setFixedCellSize(ROW);
        list.setAccessibleText(Wording.of("people.label"));
        list.setCellFactory(_ -> new PersonCell(chat.line().connectedProperty(), this::open));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(list, Priority.ALWAYS);
        more.getStyleClass().add("people-more");
        more.managedProperty().bind(more.visibleProperty());
        VBox middle = new VBox(8, filter, list, more);
        middle.getStyleClass().add("side-scroll");
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(head, middle);
        PseudoClass stale = PseudoClass.getPseudoClass("stale");
        watching =
                Subscription.combine(
                        chat.line()
                                .connectedProperty()
                                .subscribe(
                                        is -> {
                                            pseudoClassStateChanged(stale, !is);
                                            list.refresh();
                                        }),
                        chat.currentProperty().subscribe(this::show));
    }

    private void show(@Nullable RoomModel next) {
        RoomModel before = room;
        if (before != null) {
            before.people().removeListener(counting);
            filter.textProperty().unbindBidirectional(before.peopleList().filterProperty());
            before.peopleList().filterProperty().set("");
        }
        room = next;
        more.visibleProperty().unbind();
        if (next == null) {
            more.setVisible(false);
            list.setItems(FXCollections.observableArrayList());
            showFilter();
            return;
        }
        more.visibleProperty().bind(next.morePeopleProperty());
        more.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        Wording.of(
                                                "people.more",
                                                next.countProperty().get() - next.people().size()),
                                next.countProperty(),
                                next.people()));
        filter.textProperty().bindBidirectional(next.peopleList().filterProperty());
        next.people().addListener(counting);
        list.setItems(next.peopleList().lines());
        showFilter();
    }

    private void showFilter() {
        RoomModel shown = room;
        boolean many = shown != null && shown.peopleList().isMany();
        filter.setVisible(many || !filter.getText().isEmpty());
    }

    private void key(KeyEvent key) {
        boolean opens = key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE;
        if (!opens) return;
        if (list.getFocusModel().getFocusedItem() instanceof PeopleLine.Someone(var person)) {
            open(person, list);
            key.consume();
        }
    }

    private void open(PersonEntry person, Node beside) {
        RoomModel shown = room;
        if (shown == null) return;
        PersonCard card = new PersonCard(chat, shown, person, mention, popovers::close);
        popovers.open(beside, Side.LEFT, card, card.first());
    }

    /// Gives the keys to the people.
    void focusPeople() {
        if (list.getFocusModel().getFocusedIndex() < 0) list.getFocusModel().focus(0);
        list.requestFocus();
    }

    void dispose() {
        watching.unsubscribe();
        show(null);
    }
}
