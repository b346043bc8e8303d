package org.lanternchat.desktop.view;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.HostModel;
import org.lanternchat.desktop.model.NearbyModel;
import org.lanternchat.desktop.model.SignInModel;
import org.lanternchat.desktop.model.TrustModel;
import org.lanternchat.desktop.wording.Wording;

/// The card that asks for an address and a name. For the window's thread.
public final class SignInPane extends StackPane {
    private static final double LOW = 700;
    private static final int LANTERN = 72;
    private static final int LANTERN_WHEN_LOW = 44;
    private static final ObservableValue<String> NOTHING = new ReadOnlyStringWrapper("");

    private final SignInModel model;
    private final TextField address = new TextField();
    private final TextField name = new TextField();
    private final TextField code = new TextField();
    private final TextField joinCode = new TextField();

    public SignInPane(SignInModel model, HostModel host, NearbyModel nearby) {
        this.model = model;
        getStyleClass().add("sign-in");
        VBox card = new VBox();
        card.getStyleClass().add("card");
        card.setMaxSize(400, Region.USE_PREF_SIZE);
        card.setMinHeight(Region.USE_PREF_SIZE);
        card.setAlignment(Pos.TOP_CENTER);
        Label title = new Label(Wording.of("app.name"));
        title.getStyleClass().add("card-title");
        Label slogan = new Label(Wording.of("app.tagline"));
        slogan.getStyleClass().add("slogan");
        slogan.setWrapText(true);
        VBox head = new VBox(new Lantern(LANTERN), title, slogan);
        head.getStyleClass().add("card-head");
        head.setAlignment(Pos.CENTER);
        heightProperty().map(height -> height.doubleValue() < LOW).subscribe(is -> fit(is, head));
        card.getChildren()
                .addAll(
                        head,
                        nearby(nearby),
                        field(
                                "address",
                                FieldWords.of("signin.address"),
                                address,
                                model.addressProperty(),
                                model.addressProblemProperty(),
                                model.goalProperty()),
                        nameBox(),
                        joinCodeBox(),
                        codeBox(),
                        suggestion(),
                        join(),
                        otherWay());
        if (host.isPossible()) card.getChildren().add(host(host));
        ScrollPane shown = scrolling(card, "sign-in-middle");
        getChildren().add(shown);
        model.trust().questionProperty().subscribe(question -> ask(shown, question));
        model.joiningProperty()
                .addListener(
                        (_, _, joining) -> {
                            if (!joining) Platform.runLater(this::focusWrong);
                        });
    }

    /// In a low window everything is closer together.
    private void fit(boolean low, VBox head) {
        pseudoClassStateChanged(PseudoClass.getPseudoClass("low"), low);
        head.getChildren().set(0, new Lantern(low ? LANTERN_WHEN_LOW : LANTERN));
    }

    /// The question whether the server is the right one stands in place of the card.
    private void ask(ScrollPane card, TrustModel.@Nullable Question question) {
        card.setVisible(question == null);
        getChildren().setAll(card);
        if (question == null) return;
        TrustCard asking = new TrustCard(model.trust(), question);
        getChildren().add(scrolling(asking, "trust"));
        Platform.runLater(() -> asking.first().requestFocus());
    }

    /// In the middle, and where even that is too low, to be scrolled.
    private static ScrollPane scrolling(Node card, String style) {
        StackPane middle = new StackPane(card);
        middle.getStyleClass().add(style);
        ScrollPane scroll = new ScrollPane(middle);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    /// Whoever has chosen a chat types a name next.
    private NearbyList nearby(NearbyModel nearby) {
        NearbyList list =
                new NearbyList(
                        nearby,
                        chosen -> {
                            address.setText(chosen.address());
                            model.askForJoinCode(chosen.asksForCode());
                            name.requestFocus();
                            name.selectAll();
                        });
        list.disableProperty().bind(model.joiningProperty());
        return list;
    }

    private VBox nameBox() {
        VBox box =
                field(
                        "name",
                        FieldWords.of("signin.name"),
                        name,
                        model.nameProperty(),
                        model.nameProblemProperty(),
                        NOTHING);
        box.visibleProperty().bind(model.linkingProperty().not());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    /// There when the chat asks newcomers for it.
    private VBox joinCodeBox() {
        VBox box =
                field(
                        "join-code",
                        new FieldWords(
                                Wording.of("signin.joinCode"),
                                Wording.of("signin.joinCode.prompt"),
                                Wording.of("signin.joinCode.hint")),
                        joinCode,
                        model.joinCodeProperty(),
                        model.joinCodeProblemProperty(),
                        NOTHING);
        box.visibleProperty()
                .bind(model.joinCodeAskedProperty().and(model.linkingProperty().not()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private VBox codeBox() {
        VBox box =
                field(
                        "code",
                        FieldWords.of("signin.code"),
                        code,
                        model.codeProperty(),
                        model.nameProblemProperty(),
                        NOTHING);
        box.visibleProperty().bind(model.linkingProperty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    /// Leads from the name to the code of another device, and back.
    private Hyperlink otherWay() {
        Hyperlink way = new Hyperlink();
        way.setId("other-way");
        way.getStyleClass().add("text-button");
        way.textProperty()
                .bind(
                        Bindings.when(model.linkingProperty())
                                .then(Wording.of("signin.withName"))
                                .otherwise(Wording.of("signin.withCode")));
        way.setWrapText(true);
        way.disableProperty().bind(model.joiningProperty());
        way.setOnAction(
                _ -> {
                    boolean now = !model.linkingProperty().get();
                    model.linkingProperty().set(now);
                    (now ? code : name).requestFocus();
                });
        VBox.setMargin(way, new Insets(14, 0, 0, 0));
        return way;
    }

    private VBox host(HostModel host) {
        Label or = new Label(Wording.of("host.or"));
        or.getStyleClass().add("hint");
        or.disableProperty().bind(model.joiningProperty());
        boolean running = host.hostingProperty().get() != null;
        Button start = Form.button("host", "", "quiet", host::host);
        start.textProperty()
                .bind(
                        Bindings.when(host.startingProperty())
                                .then(Wording.of("host.starting"))
                                .otherwise(Wording.of(running ? "host.back" : "host.start")));
        start.disableProperty().bind(host.startingProperty().or(model.joiningProperty()));
        Label problem = Form.sentence("host-problem");
        host.problemProperty().subscribe(why -> Form.tell(problem, why, true));
        VBox box = new VBox(8, or, start, problem);
        box.setAlignment(Pos.CENTER);
        VBox.setMargin(box, new Insets(10, 0, 0, 0));
        return box;
    }

    /// What stands above a field, in it while it is empty, and below it.
    private record FieldWords(String label, String prompt, String hint) {
        static FieldWords of(String key) {
            return new FieldWords(
                    Wording.of(key), Wording.of(key + ".prompt"), Wording.of(key + ".hint"));
        }
    }

    private VBox field(
            String id,
            FieldWords words,
            TextField field,
            StringProperty typed,
            ObservableValue<String> problem,
            ObservableValue<String> news) {
        Label label = new Label(words.label());
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        field.setId(id);
        field.getStyleClass().add("field");
        field.setPromptText(words.prompt());
        field.textProperty().bindBidirectional(typed);
        field.setOnAction(_ -> tryToJoin());
        field.disableProperty().bind(model.joiningProperty());
        Label hint = new Label();
        hint.setId(id + "-hint");
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> {
                                    if (!problem.getValue().isEmpty()) return problem.getValue();
                                    String said = news.getValue();
                                    return said.isEmpty() ? words.hint() : said;
                                },
                                problem,
                                news));
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
        button.visibleProperty()
                .bind(model.suggestionProperty().isNotEmpty().and(model.linkingProperty().not()));
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
        button.setOnAction(_ -> tryToJoin());
        VBox.setMargin(button, new Insets(16, 0, 0, 0));
        return button;
    }

    private void tryToJoin() {
        model.join();
        boolean refused =
                !model.addressProblemProperty().get().isEmpty()
                        || !model.nameProblemProperty().get().isEmpty()
                        || !model.joinCodeProblemProperty().get().isEmpty();
        if (refused && !model.joiningProperty().get()) focusWrong();
    }

    /// The fields were disabled while joining, which took the keys from them.
    private void focusWrong() {
        if (model.trust().questionProperty().get() != null) return;
        TextField second = model.linkingProperty().get() ? code : name;
        TextField wrong = address;
        if (model.addressProblemProperty().get().isEmpty()) {
            if (!model.nameProblemProperty().get().isEmpty()) wrong = second;
            else if (!model.joinCodeProblemProperty().get().isEmpty()) wrong = joinCode;
        }
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
