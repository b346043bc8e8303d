package org.lanternchat.desktop.view;

import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.FileInfo;

import java.util.List;

/// The files of a message, one below the other. For the window's thread.
final class MessageFiles extends VBox {
    MessageFiles(List<FileInfo> files, Talk talk) {
        super(6);
        getStyleClass().add("message-files");
        for (FileInfo file : files) {
            getChildren()
                    .add(
                            Pictures.isPicture(file)
                                    ? new PictureTile(file, talk)
                                    : new FileTile(file, talk));
        }
    }

    boolean hasPicture() {
        return first() != null;
    }

    /// Looks at the first image, if there is one.
    void open() {
        PictureTile picture = first();
        if (picture != null) picture.open();
    }

    private @Nullable PictureTile first() {
        for (var tile : getChildren()) if (tile instanceof PictureTile picture) return picture;
        return null;
    }
}
