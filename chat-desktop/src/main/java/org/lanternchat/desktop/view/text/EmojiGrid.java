package org.lanternchat.desktop.view.text;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.emoji.Emoji;
import org.lanternchat.desktop.emoji.PickerModel;
import org.lanternchat.desktop.emoji.PickerModel.Row;

import java.util.function.Consumer;

/// The emoji of a picker, only as many nodes as are in sight. For the window's thread.
final class EmojiGrid extends ListView<Row> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double CELL = 36;
    private static final double ROWS = 7;
    private static final double BAR = 14;
    private static final double EMOJI = 24;
    private static final int PAGE = 6;

    private final PickerModel model;
    private final Consumer<Emoji> chosen;
    private final Consumer<@Nullable Emoji> told;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();

    /// @param told the emoji that the keys or the mouse stand at; null for none
    EmojiGrid(PickerModel model, Consumer<Emoji> chosen, Consumer<@Nullable Emoji> told) {
        this.model = model;
        this.chosen = chosen;
        this.told = told;
        getStyleClass().add("emoji-grid");
        setFocusTraversable(false);
        setFixedCellSize(CELL);
        setPrefSize(PickerModel.COLUMNS * CELL + BAR, ROWS * CELL);
        setItems(rows);
        setCellFactory(_ -> new RowCell());
        renew();
    }

    /// The model shows something else.
    void renew() {
        rows.setAll(model.rows());
        scrollTo(0);
        stand();
    }

    void show(int row) {
        model.standAt(row);
        scrollTo(row);
        stand();
    }

    void moveSideways(int steps) {
        model.moveSideways(steps);
        reveal();
    }

    void moveUpOrDown(int lines) {
        model.moveUpOrDown(lines);
        reveal();
    }

    void page(int pages) {
        for (int i = 0; i < PAGE; i++) model.moveUpOrDown(pages);
        reveal();
    }

    private void reveal() {
        scrollTo(Math.max(0, model.row() - PAGE / 2));
        stand();
    }

    private void stand() {
        told.accept(model.current());
        refresh();
    }

    /// A line of emoji, or the title of a group.
    private final class RowCell extends ListCell<Row> {
        private final Label title = new Label();
        private final HBox line = new HBox();

        RowCell() {
            getStyleClass().add("emoji-row");
            title.getStyleClass().add("emoji-title");
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            switch (row) {
                case Row.Title(var group) -> {
                    title.setText(EmojiPicker.titleOf(group));
                    setGraphic(title);
                }
                case Row.Line(var emoji) -> {
                    line.getChildren().clear();
                    for (int i = 0; i < emoji.size(); i++) add(emoji.get(i), i);
                    setGraphic(line);
                }
            }
        }

        private void add(Emoji emoji, int column) {
            EmojiNode node = new EmojiNode(emoji);
            node.size(EMOJI);
            StackPane button = new StackPane(node);
            button.getStyleClass().add("emoji-choice");
            button.setAccessibleRole(AccessibleRole.BUTTON);
            button.setAccessibleText(emoji.name());
            button.setMinSize(CELL, CELL);
            button.setPrefSize(CELL, CELL);
            boolean current = getIndex() == model.row() && column == model.column();
            button.pseudoClassStateChanged(CURRENT, current);
            button.setOnMouseEntered(_ -> told.accept(emoji));
            button.setOnMouseClicked(_ -> chosen.accept(emoji));
            line.getChildren().add(button);
        }
    }
}
