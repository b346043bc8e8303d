package org.lanternchat.desktop.view;

import javafx.scene.image.Image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The icon of the window in the sizes that systems ask for, drawn from `packaging/icon.svg`; also
/// where the app finds the resources of this package. For any thread.
public final class AppIcon {
    private AppIcon() {}

    /// Reads files of the app: not for the window's thread.
    public static List<Image> sizes() {
        return List.of(image("icon-32.png"), image("icon-64.png"), image("icon-128.png"));
    }

    private static Image image(String file) {
        try (InputStream in = AppIcon.class.getResourceAsStream(file)) {
            return new Image(Objects.requireNonNull(in));
        } catch (IOException damagedInstallation) {
            throw new UncheckedIOException(damagedInstallation);
        }
    }
}
