package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.wording.Wording;

/// Says that there is no connection and when the next try is; gone while there is one, and never in
/// the way. What it adds stands beside that, or below where it is narrow. For the window's thread.
final class ConnectionBar extends FlowPane {
    private static final double BESIDE = 40;

    ConnectionBar(ChatModel chat) {
        setId("connection-bar");
        getStyleClass().add("bar");
        setAlignment(Pos.CENTER_LEFT);
        // Else the sentence that has found room once holds the window that wide.
        setMinWidth(0);
        Region spark = new Region();
        spark.getStyleClass().add("bar-spark");
        Label text = new Label();
        text.setId("connection-text");
        text.getStyleClass().add("bar-text");
        text.setMinWidth(Region.USE_PREF_SIZE);
        text.textProperty().bind(chat.line().textProperty());
        Hyperlink tryNow = new Hyperlink(Wording.of("line.try"));
        tryNow.setId("try-now");
        tryNow.getStyleClass().add("bar-button");
        tryNow.setMinWidth(Region.USE_PREF_SIZE);
        tryNow.setOnAction(_ -> chat.tryNow());
        tryNow.visibleProperty().bind(chat.line().waitingProperty());
        tryNow.managedProperty().bind(tryNow.visibleProperty());
        HBox state = new HBox(12, spark, text, tryNow);
        state.setAlignment(Pos.CENTER_LEFT);
        Label note = new Label(Wording.of("line.kept"));
        note.setWrapText(true);
        note.maxWidthProperty().bind(widthProperty().subtract(BESIDE));
        getChildren().addAll(state, note);
        visibleProperty().bind(chat.line().connectedProperty().not());
        managedProperty().bind(visibleProperty());
    }
}
