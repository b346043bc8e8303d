package org.lanternchat.desktop.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.view.MessageWays.Way;
import org.lanternchat.desktop.wording.Wording;

import java.util.List;
import java.util.function.Consumer;

/// The menu of a message: the quick emoji in a row, and what else can be done with it. Has no
/// state; for the window's thread.
final class MessageMenu {
    private MessageMenu() {}

    /// @param ofText what can be done with the text where the menu is asked for
    static ContextMenu of(
            Row.Message message, Talk talk, List<MenuItem> ofText, Consumer<Row.Message> delete) {
        ContextMenu menu = new ContextMenu();
        menu.getStyleClass().add("message-menu");
        if (message.isAlive()) {
            menu.getItems().addAll(quick(message, talk, menu), new SeparatorMenuItem());
        }
        for (MenuItem item : ofText) item.setGraphic(Icons.icon(iconOf(item.getId()), 16));
        menu.getItems().addAll(ofText);
        if (ofText.isEmpty()) {
            for (Way way : MessageWays.links(message, talk)) menu.getItems().add(way.item());
        }
        for (MessageAction action : MessageAction.of(message, talk, delete)) {
            if (action.kind() == MessageAction.Kind.COPY && !ofText.isEmpty()) continue;
            MenuItem item = new MenuItem(action.label(), Icons.icon(action.icon(), 16));
            item.setAccelerator(new KeyCodeCombination(action.key()));
            item.setOnAction(_ -> action.run().run());
            menu.getItems().add(item);
        }
        return menu;
    }

    private static Feather iconOf(String key) {
        return switch (key) {
            case "message.openLink" -> Feather.EXTERNAL_LINK;
            case "message.copyLink" -> Feather.LINK;
            default -> Feather.COPY;
        };
    }

    /// Where a message leads, when there is more than one way to go.
    static ContextMenu of(List<Way> ways) {
        ContextMenu menu = new ContextMenu();
        for (Way way : ways) menu.getItems().add(way.item());
        return menu;
    }

    private static CustomMenuItem quick(Row.Message message, Talk talk, ContextMenu menu) {
        HBox row = new HBox();
        for (String emoji : MessageAction.QUICK) {
            Button button = new Button();
            button.setGraphic(Glyph.of(emoji, 20));
            button.getStyleClass().add("icon-button");
            Icons.name(button, Wording.of("act.react", emoji));
            button.setOnAction(
                    _ -> {
                        menu.hide();
                        talk.acts().react(talk.room(), message, emoji);
                    });
            row.getChildren().add((Node) button);
        }
        CustomMenuItem item = new CustomMenuItem(row, false);
        item.getStyleClass().add("quick-emoji");
        return item;
    }
}
