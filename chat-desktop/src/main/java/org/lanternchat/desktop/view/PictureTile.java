package org.lanternchat.desktop.view;

import javafx.geometry.Dimension2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.FileInfo;

/// An image in a bubble. It has its size from the start, by what the server told of the file, so
/// that nothing moves when the image comes; a click opens the viewer. For the window's thread.
final class PictureTile extends StackPane {
    private static final double WIDEST = 320;
    private static final double HIGHEST = 280;
    private static final double LEAST_WIDTH = 72;
    private static final double LEAST_HEIGHT = 44;
    private static final double ROUND = 20;

    private final FileInfo file;
    private final Talk talk;

    PictureTile(FileInfo file, Talk talk) {
        this.file = file;
        this.talk = talk;
        getStyleClass().add("picture");
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(Wording.of("file.open", Wording.file(file.name())));
        Dimension2D size = sizeOf(file);
        setMinSize(size.getWidth(), size.getHeight());
        setPrefSize(size.getWidth(), size.getHeight());
        setMaxSize(size.getWidth(), size.getHeight());
        Rectangle corners = new Rectangle(size.getWidth(), size.getHeight());
        corners.setArcWidth(ROUND);
        corners.setArcHeight(ROUND);
        setClip(corners);
        setCursor(Cursor.HAND);
        Tooltip.install(this, new Tooltip(Wording.file(file.name())));
        setOnMouseClicked(
                click -> {
                    if (click.getButton() != MouseButton.PRIMARY) return;
                    open();
                    click.consume();
                });
        getChildren().add(Icons.icon(Feather.IMAGE, 18));
        talk.pictures().thumbnail(file, size.getWidth() * 2, size.getHeight() * 2, this::show);
    }

    /// As large as it is, or as fits; never so thin that it could not be clicked.
    static Dimension2D sizeOf(FileInfo file) {
        double width = file.width() == null ? WIDEST : file.width();
        double height = file.height() == null ? HIGHEST : file.height();
        double scale = Math.min(1, Math.min(WIDEST / width, HIGHEST / height));
        return new Dimension2D(
                Math.max(LEAST_WIDTH, Math.rint(width * scale)),
                Math.max(LEAST_HEIGHT, Math.rint(height * scale)));
    }

    private void show(@Nullable Image image) {
        if (image == null) {
            getChildren().setAll(Icons.icon(Feather.ALERT_CIRCLE, 18));
            Tooltip.install(this, new Tooltip(Wording.of("file.noPreview")));
            return;
        }
        ImageView view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        double scale =
                Math.min(getPrefWidth() / image.getWidth(), getPrefHeight() / image.getHeight());
        double natural = file.width() == null ? 1 : file.width() / image.getWidth();
        double width = Math.max(1, image.getWidth() * Math.min(scale, natural));
        double height = width * image.getHeight() / image.getWidth();
        view.setFitWidth(width);
        // The tile has whole pixels: what is left of the last one would show the ground.
        if (getPrefWidth() - width < 1 && getPrefHeight() - height < 1) {
            view.setPreserveRatio(false);
            view.setFitWidth(getPrefWidth());
            view.setFitHeight(getPrefHeight());
        }
        Region back = new Region();
        back.getStyleClass().add("picture-back");
        getChildren().setAll(back, view);
    }

    /// Looks at it in full.
    void open() {
        PictureViewer.open(file, talk, getScene());
    }
}
