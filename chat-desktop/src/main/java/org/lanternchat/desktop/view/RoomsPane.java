package org.lanternchat.desktop.view;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomEntry;
import org.lanternchat.desktop.wording.Wording;

/// The sidebar: the rooms with their counts, the field for a new one, and at its foot who this is
/// and how the connection stands. For the window's thread.
final class RoomsPane extends VBox {
    private static final double ROW = 36;

    private final ChatModel chat;

    RoomsPane(ChatModel chat, ThemeSwitch theme, Runnable signOut) {
        this.chat = chat;
        getStyleClass().addAll("side", "rooms");
        VBox middle = new VBox(title(), list(), new NewRoom(chat));
        middle.getStyleClass().add("side-scroll");
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(brand(), middle, foot(theme, signOut));
    }

    private HBox brand() {
        Label name = new Label(Wording.of("app.name"));
        name.getStyleClass().add("brand-name");
        Label server = new Label();
        server.getStyleClass().add("server-name");
        server.textProperty().bind(chat.serverNameProperty());
        server.visibleProperty().bind(chat.serverNameProperty().isNotEmpty());
        server.managedProperty().bind(server.visibleProperty());
        VBox text = new VBox(name, server);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox brand = new HBox(10, new Lantern(28), text);
        brand.setAlignment(Pos.CENTER_LEFT);
        brand.getStyleClass().add("brand");
        return brand;
    }

    private static Label title() {
        Label title = new Label(Wording.of("rooms.title"));
        title.getStyleClass().add("side-title");
        return title;
    }

    private ListView<RoomEntry> list() {
        ListView<RoomEntry> list = new ListView<>(chat.entries());
        list.setId("rooms");
        list.getStyleClass().add("room-list");
        list.setFixedCellSize(ROW);
        list.setAccessibleText(Wording.of("rooms.title"));
        list.setCellFactory(_ -> new RoomCell(chat));
        list.prefHeightProperty().bind(Bindings.size(chat.entries()).multiply(ROW).add(2));
        list.setMinHeight(ROW);
        list.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    RoomEntry focused = list.getFocusModel().getFocusedItem();
                    boolean opens =
                            key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE;
                    if (!opens || focused == null) return;
                    chat.show(focused.name());
                    key.consume();
                });
        return list;
    }

    private HBox foot(ThemeSwitch theme, Runnable signOut) {
        StackPane face = new StackPane();
        chat.ownUidProperty()
                .subscribe(
                        uid -> {
                            face.getChildren().clear();
                            if (uid.isEmpty()) return;
                            String name = chat.ownNameProperty().get();
                            face.getChildren().add(new Avatar(uid, name, 36));
                        });
        Label name = new Label();
        name.setId("own-name");
        name.getStyleClass().add("me-name");
        name.textProperty().bind(chat.ownNameProperty());
        Scripts.follow(name, name.textProperty());
        Label state = new Label();
        state.setId("connection-state");
        state.getStyleClass().add("me-state");
        Region dot = new Region();
        dot.getStyleClass().add("state-dot");
        state.setGraphic(dot);
        state.textProperty().bind(chat.line().shortTextProperty());
        PseudoClass on = PseudoClass.getPseudoClass("on");
        chat.line().connectedProperty().subscribe(is -> dot.pseudoClassStateChanged(on, is));
        VBox text = new VBox(name, state);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        Button leave = Icons.button(Feather.LOG_OUT, Wording.of("signout"), signOut);
        leave.setId("sign-out");
        HBox buttons = new HBox(theme.button(), leave);
        buttons.setAlignment(Pos.CENTER);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        HBox foot = new HBox(10, face, text, buttons);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("me");
        return foot;
    }
}
