package org.lanternchat.desktop.view;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.lanternchat.desktop.model.SignInModel;
import org.lanternchat.desktop.wording.Wording;

/// The card that asks for an address and a name. For the window's thread.
public final class SignInPane extends StackPane {
    private final SignInModel model;
    private final TextField address = new TextField();
    private final TextField name = new TextField();

    public SignInPane(SignInModel model) {
        this.model = model;
        getStyleClass().add("sign-in");
        VBox card = new VBox();
        card.getStyleClass().add("card");
        card.setMaxSize(400, Region.USE_PREF_SIZE);
        Label title = new Label(Wording.of("app.name"));
        title.getStyleClass().add("card-title");
        Label slogan = new Label(Wording.of("app.tagline"));
        slogan.getStyleClass().add("slogan");
        VBox head = new VBox(new Lantern(72), title, slogan);
        head.setAlignment(Pos.CENTER);
        VBox.setMargin(title, new Insets(12, 0, 0, 0));
        VBox.setMargin(head, new Insets(0, 0, 24, 0));
        card.getChildren()
                .addAll(
                        head,
                        field(
                                "address",
                                "signin.address",
                                address,
                                model.addressProperty(),
                                model.addressProblemProperty()),
                        field(
                                "name",
                                "signin.name",
                                name,
                                model.nameProperty(),
                                model.nameProblemProperty()),
                        suggestion(),
                        join());
        getChildren().add(card);
        model.joiningProperty()
                .addListener(
                        (_, _, joining) -> {
                            if (!joining) Platform.runLater(this::focusWrong);
                        });
    }

    private VBox field(
            String id,
            String key,
            TextField field,
            StringProperty typed,
            ObservableValue<String> problem) {
        Label label = new Label(Wording.of(key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        field.setId(id);
        field.getStyleClass().add("field");
        field.setPromptText(Wording.of(key + ".prompt"));
        field.textProperty().bindBidirectional(typed);
        field.setOnAction(_ -> model.join());
        field.disableProperty().bind(model.joiningProperty());
        Label hint = new Label();
        hint.setId(id + "-hint");
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        problem.getValue().isEmpty()
                                                ? Wording.of(key + ".hint")
                                                : problem.getValue(),
                                problem));
        PseudoClass wrong = PseudoClass.getPseudoClass("wrong");
        problem.subscribe(
                text -> {
                    hint.pseudoClassStateChanged(wrong, !text.isEmpty());
                    field.pseudoClassStateChanged(wrong, !text.isEmpty());
                });
        VBox box = new VBox(6, label, field, hint);
        box.getStyleClass().add("field-box");
        return box;
    }

    private Button suggestion() {
        Button button = new Button();
        button.setId("suggestion");
        button.setMnemonicParsing(false);
        button.getStyleClass().setAll("button", "wide", "quiet");
        button.setMaxWidth(Double.MAX_VALUE);
        button.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        Wording.of(
                                                "signin.suggest", model.suggestionProperty().get()),
                                model.suggestionProperty()));
        button.visibleProperty().bind(model.suggestionProperty().isNotEmpty());
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(_ -> model.takeSuggestion());
        VBox.setMargin(button, new Insets(8, 0, 0, 0));
        return button;
    }

    private Button join() {
        Button button = new Button();
        button.setId("join");
        button.getStyleClass().setAll("button", "wide", "primary");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setDefaultButton(true);
        button.textProperty()
                .bind(
                        Bindings.when(model.joiningProperty())
                                .then(Wording.of("signin.joining"))
                                .otherwise(Wording.of("signin.join")));
        button.disableProperty().bind(model.joiningProperty());
        button.setOnAction(_ -> model.join());
        VBox.setMargin(button, new Insets(16, 0, 0, 0));
        return button;
    }

    /// The fields were disabled while joining, which took the keys from them.
    private void focusWrong() {
        TextField wrong = model.nameProblemProperty().get().isEmpty() ? address : name;
        wrong.requestFocus();
        wrong.selectAll();
    }

    /// Puts the keys into the field that needs them first.
    public void focusFirst() {
        TextField first = address.getText().isBlank() ? address : name;
        first.requestFocus();
        first.selectAll();
    }
}
