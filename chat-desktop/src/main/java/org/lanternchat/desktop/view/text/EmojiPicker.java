package org.lanternchat.desktop.view.text;

import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow.AnchorLocation;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.emoji.Emoji;
import org.lanternchat.desktop.emoji.Emoji.Group;
import org.lanternchat.desktop.emoji.EmojiTable;
import org.lanternchat.desktop.emoji.PickerModel;
import org.lanternchat.desktop.model.RecentEmoji;
import org.lanternchat.desktop.wording.Wording;

import java.util.function.Consumer;

/// All emoji to choose from: those used last, then by group, or what typing finds. Arrow keys walk,
/// Enter chooses, Esc closes. For the window's thread; made anew each time it is shown.
public final class EmojiPicker {
    private static final double GAP = 8;

    private final Popup popup = new Popup();
    private final VBox content = new VBox();
    private final TextField search = new TextField();
    private final Label told = new Label();
    private final PickerModel model;
    private final EmojiGrid grid;
    private final RecentEmoji recent;
    private final Consumer<String> chosen;

    /// @param chosen told the characters of the emoji that is chosen
    public EmojiPicker(RecentEmoji recent, Consumer<String> chosen) {
        this.recent = recent;
        this.chosen = chosen;
        model = new PickerModel(recent.all());
        grid = new EmojiGrid(model, this::choose, this::tell);
        search.setId("emoji-search");
        search.getStyleClass().add("field");
        search.setPromptText(Wording.of("emoji.search"));
        search.setAccessibleText(Wording.of("emoji.search"));
        search.textProperty()
                .subscribe(
                        words -> {
                            model.search(words);
                            grid.renew();
                        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        told.getStyleClass().add("emoji-told");
        content.getStyleClass().add("emoji-picker");
        content.getChildren().addAll(search, groups(), grid, told);
        popup.getContent().add(content);
        popup.setAutoHide(true);
        popup.setAutoFix(true);
    }

    private HBox groups() {
        HBox line = new HBox();
        line.getStyleClass().add("emoji-groups");
        line.setAlignment(Pos.CENTER_LEFT);
        for (Group group : Group.values()) {
            if (!group.isInPicker()) continue;
            ToggleButton button = new ToggleButton();
            button.getStyleClass().setAll("button", "emoji-group");
            Emoji sign = EmojiTable.get().of(signOf(group));
            if (sign != null) button.setGraphic(new EmojiNode(sign));
            button.setAccessibleText(titleOf(group));
            button.setTooltip(new Tooltip(titleOf(group)));
            button.setFocusTraversable(false);
            button.setOnAction(
                    _ -> {
                        search.clear();
                        grid.show(model.rowOf(group));
                        search.requestFocus();
                    });
            line.getChildren().add(button);
        }
        return line;
    }

    private static String signOf(Group group) {
        return switch (group) {
            case SMILEYS -> "😀";
            case PEOPLE -> "👋";
            case NATURE -> "🐻";
            case FOOD -> "🍎";
            case TRAVEL -> "🚗";
            case ACTIVITIES -> "⚽";
            case OBJECTS -> "💡";
            case SYMBOLS -> "❤";
            case FLAGS, PARTS, TONED -> "🏁";
        };
    }

    /// What stands above a group; above those used last where there is none.
    static String titleOf(@Nullable Group group) {
        if (group == null) return Wording.of("emoji.recent");
        return switch (group) {
            case SMILEYS -> Wording.of("emoji.smileys");
            case PEOPLE -> Wording.of("emoji.people");
            case NATURE -> Wording.of("emoji.nature");
            case FOOD -> Wording.of("emoji.food");
            case TRAVEL -> Wording.of("emoji.travel");
            case ACTIVITIES -> Wording.of("emoji.activities");
            case OBJECTS -> Wording.of("emoji.objects");
            case SYMBOLS -> Wording.of("emoji.symbols");
            case FLAGS, PARTS, TONED -> Wording.of("emoji.flags");
        };
    }

    /// Calls this when it is closed, whether something was chosen or not.
    public EmojiPicker whenHidden(Runnable hidden) {
        popup.setOnHidden(_ -> hidden.run());
        return this;
    }

    /// Shows it above a node, at that node's right end, and takes the keys.
    public void showAt(Node node) {
        Bounds at = node.localToScreen(node.getBoundsInLocal());
        if (at == null || node.getScene() == null) return;
        // The colours of the theme stand in a class of the window's root.
        node.getScene().getRoot().getStyleClass().stream()
                .filter(style -> style.equals("light") || style.equals("dark"))
                .forEach(content.getStyleClass()::add);
        popup.setAnchorLocation(AnchorLocation.CONTENT_BOTTOM_RIGHT);
        popup.show(node, at.getMaxX(), at.getMinY() - GAP);
        search.requestFocus();
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case UP -> grid.moveUpOrDown(-1);
            case DOWN -> grid.moveUpOrDown(1);
            case LEFT, RIGHT -> {
                if (!search.getText().isEmpty() && key.isShortcutDown()) return;
                grid.moveSideways(key.getCode() == KeyCode.LEFT ? -1 : 1);
            }
            case PAGE_UP, PAGE_DOWN -> grid.page(key.getCode() == KeyCode.PAGE_UP ? -1 : 1);
            case ENTER -> {
                Emoji current = model.current();
                if (current != null) choose(current);
            }
            case ESCAPE -> popup.hide();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void tell(@Nullable Emoji emoji) {
        told.setText(emoji == null ? Wording.of("emoji.none") : ":" + emoji.name() + ":");
    }

    private void choose(Emoji emoji) {
        popup.hide();
        recent.used(emoji.text());
        chosen.accept(emoji.text());
    }
}
