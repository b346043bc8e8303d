package org.lanternchat.desktop.view;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.Attachments;
import org.lanternchat.desktop.wording.Wording;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;

/// The three ways by which files come to a message: a button, the clipboard, and what is dropped
/// onto the window. For the window's thread; made anew for each room.
final class FileInput {
    private final Attachments attachments;
    private final Consumer<Boolean> over;

    /// @param over told whether files are held over the window
    FileInput(Attachments attachments, Consumer<Boolean> over) {
        this.attachments = attachments;
        this.over = over;
    }

    Button button() {
        Button button = Icons.button(Feather.PAPERCLIP, Wording.of("file.attach"), () -> {});
        button.setId("attach");
        button.setOnAction(_ -> choose(button.getScene().getWindow()));
        return button;
    }

    private void choose(Window window) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Wording.of("file.attach.title"));
        List<File> chosen = chooser.showOpenMultipleDialog(window);
        if (chosen != null) attachments.add(chosen);
    }

    /// Whether there was something other than text on the clipboard, which is attached now.
    boolean paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles()) {
            attachments.add(clipboard.getFiles());
            return true;
        }
        Image image = clipboard.hasString() ? null : clipboard.getImage();
        if (image == null || image.getPixelReader() == null) return false;
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        if ((long) width * height > Pictures.PIXELS) return false;
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        attachments.addImage(argb, width, height);
        return true;
    }

    /// Takes what is dropped anywhere in the window of this scene.
    void listen(Scene scene) {
        scene.setOnDragOver(this::held);
        scene.setOnDragExited(_ -> over.accept(false));
        scene.setOnDragDropped(this::dropped);
    }

    private void held(DragEvent drag) {
        if (!drag.getDragboard().hasFiles()) return;
        drag.acceptTransferModes(TransferMode.COPY);
        over.accept(true);
        drag.consume();
    }

    private void dropped(DragEvent drop) {
        over.accept(false);
        if (!drop.getDragboard().hasFiles()) return;
        attachments.add(drop.getDragboard().getFiles());
        drop.setDropCompleted(true);
        drop.consume();
    }
}
