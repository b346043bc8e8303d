package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.Attachment;
import org.lanternchat.desktop.model.Attachment.State;
import org.lanternchat.desktop.model.Attachments;
import org.lanternchat.desktop.wording.Wording;

/// A file that goes with the next message: what it looks like, how far it is, and a button that
/// takes it away. For the window's thread.
final class AttachmentCard extends HBox {
    /// In pixels: the least that it is wide.
    static final double LEAST = 226;

    private static final double FACE = 40;
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Attachment item;
    private final Label note = new Label();
    private final Tooltip reason = new Tooltip();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button again;

    AttachmentCard(Attachment item, Attachments all, Pictures pictures) {
        super(8);
        this.item = item;
        getStyleClass().add("attachment");
        setAlignment(Pos.CENTER_LEFT);
        widen(LEAST);
        Label name = new Label(Wording.file(item.name()));
        name.getStyleClass().add("file-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        Shortening.allow(name);
        Scripts.mark(name, item.name());
        note.getStyleClass().add("file-note");
        note.setMinWidth(0);
        bar.getStyleClass().add("file-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.managedProperty().bind(bar.visibleProperty());
        VBox words = new VBox(1, name, note, bar);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        again = Icons.button(Feather.ROTATE_CW, Wording.of("file.retry"), () -> all.retry(item));
        again.managedProperty().bind(again.visibleProperty());
        Button remove =
                Icons.button(
                        Feather.X,
                        Wording.of("file.remove", Wording.file(item.name())),
                        () -> all.remove(item));
        getChildren().addAll(face(pictures), words, again, remove);
        show(item.stateProperty().get());
        WhileShown.listen(this, () -> item.stateProperty().subscribe(this::show));
    }

    void widen(double width) {
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
    }

    private StackPane face(Pictures pictures) {
        StackPane face = new StackPane(Icons.icon(Feather.FILE, 18));
        face.getStyleClass().add("attachment-face");
        face.setMinSize(FACE, FACE);
        face.setMaxSize(FACE, FACE);
        pictures.preview(
                item,
                image -> {
                    ImageView view = new ImageView(image);
                    view.setPreserveRatio(true);
                    view.setFitWidth(FACE);
                    view.setFitHeight(FACE);
                    face.getChildren().setAll(view);
                });
        return face;
    }

    private void show(State state) {
        String size = item.size() < 0 ? "" : Wording.size(item.size());
        bar.setVisible(state instanceof State.Uploading);
        again.setVisible(state instanceof State.Failed(_, boolean passing) && passing);
        pseudoClassStateChanged(FAILED, state instanceof State.Failed);
        note.setTooltip(null);
        note.setWrapText(state instanceof State.Failed);
        switch (state) {
            case State.Uploading(double part) -> {
                note.setText(size);
                bar.setProgress(part);
            }
            case State.Ready _ -> note.setText(size);
            case State.Failed(String why, _) -> {
                note.setText(why);
                reason.setText(why);
                note.setTooltip(reason);
            }
        }
    }
}
