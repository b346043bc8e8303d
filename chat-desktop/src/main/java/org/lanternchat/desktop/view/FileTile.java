package org.lanternchat.desktop.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.Download;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.FileInfo;

/// A file in a bubble that is no image: what it is called, how large it is, and a button that saves
/// it. It is never opened by itself. For the window's thread.
final class FileTile extends HBox {
    private static final double WIDTH = 320;

    private final FileInfo file;
    private final Talk talk;
    private final Label note = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button button = new Button();

    FileTile(FileInfo file, Talk talk) {
        super(10);
        this.file = file;
        this.talk = talk;
        getStyleClass().add("file-tile");
        setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        Label name = new Label(Wording.file(file.name()));
        name.getStyleClass().add("file-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        Shortening.allow(name);
        Scripts.mark(name, file.name());
        note.getStyleClass().add("file-note");
        note.setMinWidth(0);
        Shortening.allow(note);
        bar.getStyleClass().add("file-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.managedProperty().bind(bar.visibleProperty());
        VBox words = new VBox(1, name, note, bar);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        button.getStyleClass().add("file-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(Icons.icon(iconOf(file.media()), 18), words, button);
        Download download = talk.chat().files().download(file);
        show(download.stateProperty().get());
        WhileShown.listen(this, () -> download.stateProperty().subscribe(this::show));
    }

    static Feather iconOf(String media) {
        if (media.startsWith("image/")) return Feather.IMAGE;
        if (media.startsWith("audio/")) return Feather.MUSIC;
        if (media.startsWith("video/")) return Feather.FILM;
        if (media.startsWith("text/") || media.equals("application/pdf")) return Feather.FILE_TEXT;
        return media.contains("zip") ? Feather.ARCHIVE : Feather.FILE;
    }

    private void show(Download.State state) {
        bar.setVisible(state instanceof Download.State.Saving);
        note.setVisible(!bar.isVisible());
        note.setManaged(note.isVisible());
        switch (state) {
            case Download.State.Idle _ -> {
                note.setText(Wording.size(file.size()));
                offer("file.save", () -> talk.chat().files().save(file));
            }
            case Download.State.Saving(double part) -> {
                bar.setProgress(part);
                offer("file.cancel", () -> talk.chat().files().download(file).cancel());
            }
            case Download.State.Saved saved -> {
                note.setText(Wording.of("file.saved", saved.folderName()));
                offer("file.folder", () -> talk.openLink().accept(saved.folderLink()));
            }
            case Download.State.Failed(String why) -> {
                note.setText(why);
                offer("file.retry", () -> talk.chat().files().save(file));
            }
        }
    }

    private void offer(String key, Runnable action) {
        button.setText(Wording.of(key));
        button.setOnAction(_ -> action.run());
    }
}
