package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.lanternchat.desktop.model.TrustModel;
import org.lanternchat.desktop.model.TrustModel.Question;
import org.lanternchat.desktop.wording.Wording;

import java.util.List;

/// Shows the fingerprint of a server that is not trusted: asks whether it is the right one, or says
/// that it is another than before and stops there. For the window's thread.
final class TrustCard extends VBox {
    private final TrustModel trust;
    private final VBox choices = new VBox(8);
    private Node first = this;

    TrustCard(TrustModel trust, Question question) {
        super(14);
        this.trust = trust;
        setId("trust-card");
        getStyleClass().addAll("card", "trust-card");
        setMaxSize(460, Region.USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        boolean change = question.isChange();
        Label title = Form.title(Wording.of(change ? "trust.changed.title" : "trust.title"));
        title.setId("trust-title");
        title.setMinHeight(USE_PREF_SIZE);
        String key = change ? "trust.changed.text" : "trust.text";
        getChildren().addAll(title, sentence("trust-text", Wording.of(key, question.where())));
        if (change) {
            getChildren().add(sideBySide(question));
            stop();
        } else {
            getChildren()
                    .addAll(
                            digits("fingerprint", question.shown()),
                            sentence("trust-advice", Wording.of("trust.advice")));
            ask();
        }
        getChildren().add(choices);
    }

    /// The one of now and the one of before, so that a low window has both.
    private static HBox sideBySide(Question question) {
        StackPane now = digits("fingerprint", question.shown());
        StackPane before = digits("fingerprint-known", question.known());
        HBox both = new HBox(12);
        for (VBox one :
                List.of(
                        Form.named(Wording.of("trust.now"), now),
                        Form.named(Wording.of("trust.before"), before))) {
            HBox.setHgrow(one, Priority.ALWAYS);
            both.getChildren().add(one);
        }
        both.getStyleClass().add("fingerprints");
        return both;
    }

    private static Label sentence(String id, String text) {
        Label sentence = new Label(text);
        sentence.setId(id);
        sentence.getStyleClass().add("trust-text");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        return sentence;
    }

    private static StackPane digits(String id, String grouped) {
        Label digits = new Label(grouped);
        digits.setId(id);
        digits.getStyleClass().add("fingerprint");
        digits.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane box = new StackPane(digits);
        box.getStyleClass().add("fingerprint-box");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private void ask() {
        Button yes = Form.button("trust-yes", Wording.of("trust.yes"), "primary", trust::trust);
        Button no = Form.button("trust-no", Wording.of("trust.no"), "quiet", trust::refuse);
        offer(no, yes, no);
    }

    private void stop() {
        Button back = Form.button("trust-back", Wording.of("trust.back"), "primary", trust::refuse);
        Button remove =
                Form.button("trust-remove", Wording.of("trust.remove"), "quiet", this::askToRemove);
        Label advice = sentence("trust-advice", Wording.of("trust.changed.advice"));
        offer(back, advice, back, remove);
    }

    private void askToRemove() {
        Button keep = Form.button("trust-keep", Wording.of("trust.keep"), "primary", this::stop);
        Button remove =
                Form.button(
                        "trust-remove-yes",
                        Wording.of("trust.remove.yes"),
                        "danger",
                        trust::forgetKnown);
        offer(keep, sentence("trust-question", Wording.of("trust.remove.ask")), keep, remove);
        keep.requestFocus();
    }

    private void offer(Node careful, Node... all) {
        first = careful;
        choices.getChildren().setAll(all);
    }

    /// Gets the keys first: what does no harm.
    Node first() {
        return first;
    }
}
