package org.lanternchat.desktop.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.Download;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.FileInfo;

import java.io.File;

/// One image over the whole window. Esc, or a click beside it, closes it. For the window's thread.
final class PictureViewer extends StackPane {
    private static final double AROUND = 24;
    private static final double HEAD = 56;
    private static final double MOST = 1_920;

    private final FileInfo file;
    private final Talk talk;
    private final Pane window;
    private final @Nullable Node before;
    private final Label state = new Label();
    private final StackPane middle = new StackPane();
    private final Subscription saving;

    private PictureViewer(FileInfo file, Talk talk, Pane window) {
        this.file = file;
        this.talk = talk;
        this.window = window;
        this.before = window.getScene().getFocusOwner();
        setId("picture-viewer");
        getStyleClass().add("viewer");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Wording.file(file.name()));
        setFocusTraversable(true);
        HBox head = head();
        StackPane.setAlignment(head, Pos.TOP_CENTER);
        StackPane.setMargin(middle, new Insets(HEAD + 8, AROUND, AROUND, AROUND));
        middle.getChildren().add(told("file.loading"));
        middle.setMinSize(0, 0);
        getChildren().addAll(middle, head);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnMouseClicked(_ -> close());
        saving = talk.chat().files().download(file).stateProperty().subscribe(this::tell);
        talk.pictures().whole(file, MOST, MOST, this::show);
    }

    /// Shows a file over the window of this scene.
    static void open(FileInfo file, Talk talk, Scene scene) {
        if (!(scene.getRoot() instanceof Pane window)) return;
        PictureViewer viewer = new PictureViewer(file, talk, window);
        window.getChildren().add(viewer);
        viewer.requestFocus();
    }

    private HBox head() {
        Label name = new Label(Wording.file(file.name()));
        name.getStyleClass().add("viewer-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        Shortening.allow(name);
        Scripts.mark(name, file.name());
        Label size = new Label(Wording.size(file.size()));
        size.getStyleClass().add("viewer-note");
        size.setMinWidth(Region.USE_PREF_SIZE);
        state.getStyleClass().add("viewer-note");
        state.setMinWidth(0);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Button save = Icons.button(Feather.DOWNLOAD, Wording.of("file.saveAs"), this::saveAs);
        save.setId("viewer-save");
        Button close = Icons.button(Feather.X, Wording.of("file.close"), this::close);
        close.setId("viewer-close");
        HBox head = new HBox(12, name, size, between, state, save, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("viewer-head");
        head.setMaxHeight(HEAD);
        head.setMinHeight(HEAD);
        head.setOnMouseClicked(click -> click.consume());
        return head;
    }

    private static Label told(String key) {
        Label label = new Label(Wording.of(key));
        label.getStyleClass().add("viewer-note");
        return label;
    }

    private void show(@Nullable Image image) {
        if (image == null) {
            middle.getChildren().setAll(told("file.noPreview"));
            return;
        }
        ImageView view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        double width = file.width() == null ? image.getWidth() : file.width();
        double height = file.height() == null ? image.getHeight() : file.height();
        middle.layoutBoundsProperty()
                .subscribe(
                        room -> {
                            view.setFitWidth(Math.max(1, Math.min(width, room.getWidth())));
                            view.setFitHeight(Math.max(1, Math.min(height, room.getHeight())));
                        });
        view.setOnMouseClicked(click -> click.consume());
        middle.getChildren().setAll(view);
    }

    private void tell(Download.State now) {
        state.setText(
                switch (now) {
                    case Download.State.Idle _ -> "";
                    case Download.State.Saving _ -> Wording.of("file.saving");
                    case Download.State.Saved(File saved) ->
                            Wording.of("file.saved", String.valueOf(saved.getParent()));
                    case Download.State.Failed(String why) -> why;
                });
    }

    private void saveAs() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Wording.of("file.saveAs"));
        chooser.setInitialFileName(Wording.file(file.name()));
        File target = chooser.showSaveDialog(getScene().getWindow());
        if (target != null) talk.chat().files().save(file, target);
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            close();
            key.consume();
        } else if (key.getCode() != KeyCode.TAB
                && key.getCode() != KeyCode.ENTER
                && key.getCode() != KeyCode.SPACE) {
            // Nothing below the viewer is to be moved unseen.
            key.consume();
        }
    }

    private void close() {
        saving.unsubscribe();
        window.getChildren().remove(this);
        if (before != null) before.requestFocus();
    }
}
