package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.lanternchat.desktop.model.NearbyModel;
import org.lanternchat.desktop.nearby.NearbyServer;
import org.lanternchat.desktop.wording.Wording;

import java.util.function.Consumer;

/// The chats in this network, one a line; not there when there are none. For the window's thread.
final class NearbyList extends VBox {
    private static final double LINE = 44;
    private static final int SHOWN = 3;

    private final NearbyModel model;
    private final Consumer<NearbyServer> chosen;
    private final VBox lines = new VBox(4);
    private final ScrollPane scroll = new ScrollPane(lines);

    /// @param chosen gets the chat that was clicked
    NearbyList(NearbyModel model, Consumer<NearbyServer> chosen) {
        super(6);
        this.model = model;
        this.chosen = chosen;
        setId("nearby");
        getStyleClass().add("nearby");
        Label title = new Label(Wording.of("nearby.title"));
        title.getStyleClass().add("field-label");
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(title, scroll);
        managedProperty().bind(visibleProperty());
        WhileShown.listen(this, () -> model.servers().subscribe(this::renew));
        renew();
    }

    private void renew() {
        lines.getChildren().setAll(model.servers().stream().map(this::line).toList());
        int count = lines.getChildren().size();
        setVisible(count > 0);
        double height = Math.min(count, SHOWN) * (LINE + 4) - 4 + (count > SHOWN ? LINE / 2 : 0);
        scroll.setMinHeight(height);
        scroll.setPrefHeight(height);
    }

    private Button line(NearbyServer server) {
        Label name = new Label(server.name());
        name.getStyleClass().add("nearby-name");
        Shortening.allow(name);
        Label address = new Label(server.address());
        address.getStyleClass().add("hint");
        VBox names = new VBox(name, address);
        names.setMinWidth(0);
        names.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(names, Priority.ALWAYS);
        Label people = new Label(people(server));
        people.getStyleClass().add("hint");
        people.setMinWidth(USE_PREF_SIZE);
        HBox inside = new HBox(8, names, people);
        inside.setAlignment(Pos.CENTER_LEFT);
        Button line = new Button();
        line.setGraphic(inside);
        line.setMnemonicParsing(false);
        line.getStyleClass().setAll("button", "nearby-line");
        line.setMinHeight(LINE);
        line.setPrefHeight(LINE);
        line.setMaxWidth(Double.MAX_VALUE);
        line.setAccessibleRole(AccessibleRole.BUTTON);
        line.setAccessibleText(
                Wording.of("nearby.line", server.name(), server.address(), people(server)));
        line.setOnAction(_ -> chosen.accept(server));
        return line;
    }

    private static String people(NearbyServer server) {
        return server.people() < 0 ? "" : Wording.of("nearby.people", server.people());
    }
}
