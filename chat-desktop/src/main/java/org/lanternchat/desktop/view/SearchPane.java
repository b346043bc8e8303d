package org.lanternchat.desktop.view;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.SearchHit;
import org.lanternchat.desktop.model.SearchModel;
import org.lanternchat.desktop.wording.Wording;

import java.util.LinkedHashMap;
import java.util.Map;

/// The panel that looks for messages, in this room or everywhere; a hit leads to where it was said.
/// For the window's thread.
final class SearchPane extends VBox {
    /// What stands beside the text of a hit: paddings and the scroll bar.
    private static final double BESIDE = 28;

    /// Of the text of a hit so many lines are shown, with its head above them and room around.
    private static final int LINES = 2;

    private static final double AROUND = 20;

    private final ChatModel chat;
    private final SearchModel search;
    private final TextField field = Form.field("search-field", Wording.of("search.prompt"));
    private final ListView<SearchHit> list = new ListView<>();
    private final Label state = Form.sentence("search-state");
    private final ListChangeListener<SearchHit> listener = _ -> showList();

    SearchPane(ChatModel chat, Runnable close) {
        this.chat = chat;
        this.search = chat.around().search();
        setId("search");
        getStyleClass().addAll("side", "search");
        field.setPromptText(Wording.of("search.prompt"));
        field.textProperty().bindBidirectional(search.queryProperty());
        field.setOnAction(_ -> search.search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::down);
        state.textProperty().bind(search.stateProperty());
        list.setId("search-hits");
        list.getStyleClass().add("search-hits");
        list.setItems(search.hits());
        list.setAccessibleText(Wording.of("search.hits"));
        list.setCellFactory(_ -> new HitCell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
        measureRows();
        list.managedProperty().bind(list.visibleProperty());
        VBox.setVgrow(list, Priority.ALWAYS);
        search.hits().addListener(listener);
        Label local = Form.sentence("search-local");
        local.getStyleClass().setAll("label", "search-local");
        local.textProperty()
                .bind(
                        Bindings.when(search.localProperty())
                                .then(Wording.of("search.local"))
                                .otherwise(""));
        VBox middle = new VBox(10, field, scope(), local, state, list, more());
        middle.getStyleClass().add("side-scroll");
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(head(close), middle);
        showList();
    }

    /// All rows are equally high: a list asks its cells before they have their fonts, and would
    /// remember what they answer.
    private void measureRows() {
        Text line = new Text("x");
        line.getStyleClass().add("clipped-part");
        line.setManaged(false);
        line.setOpacity(0);
        line.fontProperty()
                .subscribe(
                        _ -> {
                            double height = Math.ceil(line.getLayoutBounds().getHeight());
                            list.setFixedCellSize((1 + LINES) * height + AROUND);
                        });
        getChildren().add(line);
    }

    private static HBox head(Runnable close) {
        Label title = new Label(Wording.of("search.title"));
        title.getStyleClass().add("side-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button end = Icons.button(Feather.X, Wording.of("search.close"), close);
        end.setId("search-close");
        HBox head = new HBox(title, end);
        head.getStyleClass().add("people-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node scope() {
        Map<Boolean, String> scopes = new LinkedHashMap<>();
        scopes.put(false, Wording.of("search.here"));
        scopes.put(true, Wording.of("search.everywhere"));
        boolean now = search.everywhereProperty().get();
        Choice<Boolean> choice =
                new Choice<>(
                        Wording.of("search.scope"),
                        scopes,
                        now,
                        everywhere -> search.everywhereProperty().set(everywhere));
        choice.setId("search-scope");
        return choice;
    }

    private Button more() {
        Button more = Form.button("search-more", Wording.of("search.more"), "quiet", search::more);
        more.visibleProperty().bind(search.moreProperty());
        more.managedProperty().bind(more.visibleProperty());
        more.setMinHeight(Region.USE_PREF_SIZE);
        return more;
    }

    private void showList() {
        list.setVisible(!search.hits().isEmpty());
    }

    private void down(KeyEvent key) {
        if (key.getCode() != KeyCode.DOWN || search.hits().isEmpty()) return;
        list.requestFocus();
        list.getFocusModel().focus(0);
        key.consume();
    }

    private void enter(KeyEvent key) {
        SearchHit hit = list.getFocusModel().getFocusedItem();
        if (key.getCode() != KeyCode.ENTER || hit == null) return;
        go(hit);
        key.consume();
    }

    private void go(SearchHit hit) {
        chat.around().jump().to(hit.room(), hit.seq());
    }

    void focusField() {
        field.requestFocus();
        field.selectAll();
    }

    void dispose() {
        search.hits().removeListener(listener);
        field.textProperty().unbindBidirectional(search.queryProperty());
        list.setItems(null);
    }

    /// One hit.
    private final class HitCell extends ListCell<SearchHit> {
        HitCell() {
            getStyleClass().add("hit");
            setPrefWidth(0);
            setOnMouseClicked(
                    _ -> {
                        SearchHit hit = getItem();
                        if (hit != null) go(hit);
                    });
        }

        @Override
        protected void updateItem(@Nullable SearchHit hit, boolean empty) {
            super.updateItem(hit, empty);
            if (empty || hit == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            Label who = new Label(hit.name());
            who.getStyleClass().addAll("author", "ink-" + Avatar.colourOf(hit.uid()));
            who.setMinWidth(0);
            Shortening.allow(who);
            Scripts.mark(who, hit.name());
            String where = search.everywhereProperty().get() ? hit.where() + " · " : "";
            Label when = new Label(where + hit.when());
            when.getStyleClass().add("found-when");
            when.setMinWidth(0);
            Shortening.allow(when);
            HBox head = new HBox(8, who, when);
            head.setAlignment(Pos.BASELINE_LEFT);
            ClippedText text = new ClippedText(hit.parts(), LINES);
            text.prefWidthProperty().bind(list.widthProperty().subtract(BESIDE));
            setGraphic(new VBox(2, head, text));
            setAccessibleText(Wording.of("search.hit", hit.name(), hit.when(), hit.text()));
        }
    }
}
