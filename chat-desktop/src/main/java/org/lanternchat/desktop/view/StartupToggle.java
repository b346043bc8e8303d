package org.lanternchat.desktop.view;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.lanternchat.desktop.model.StartupModel;
import org.lanternchat.desktop.wording.Wording;

/// The setting that starts the app with the computer. For the window's thread.
final class StartupToggle extends VBox {
    StartupToggle(StartupModel startup) {
        super(2);
        CheckBox box = new CheckBox(Wording.of("settings.startup"));
        box.setId("setting-startup");
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        startup.look();
        startup.onProperty().subscribe(box::setSelected);
        box.selectedProperty().addListener((_, _, on) -> startup.choose(on));
        Label hint = new Label(Wording.of("settings.startup.hint"));
        hint.getStyleClass().addAll("hint", "toggle-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        Label problem = Form.sentence("startup-problem");
        startup.problemProperty().subscribe(why -> Form.tell(problem, why, true));
        getChildren().addAll(box, hint, problem);
    }
}
