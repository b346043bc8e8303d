package org.lanternchat.desktop.view;

import javafx.scene.layout.VBox;

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

    /// Looks at the first image; returns whether there is one.
    boolean open() {
        for (var tile : getChildren()) {
            if (tile instanceof PictureTile picture) {
                picture.open();
                return true;
            }
        }
        return false;
    }
}
