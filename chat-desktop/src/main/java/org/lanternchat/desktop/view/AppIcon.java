package org.lanternchat.desktop.view;

import javafx.scene.image.Image;

import java.util.List;

/// The icon of the window in the sizes that systems ask for. For the window's thread; also where
/// the app finds the resources of this package.
public final class AppIcon {
    private AppIcon() {}

    public static List<Image> sizes() {
        return List.of(Lantern.icon(32), Lantern.icon(64), Lantern.icon(128));
    }
}
