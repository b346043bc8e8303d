package org.lanternchat.desktop;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;

import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.settings.WindowPlace;

/// Opens the window where it was, and remembers where it is. On the thread of the window.
final class WindowMemory {
    private final Stage stage;
    private final SettingsStore settings;

    WindowMemory(Stage stage, SettingsStore settings) {
        this.stage = stage;
        this.settings = settings;
    }

    void restore() {
        WindowPlace place = settings.get().window();
        stage.setMinWidth(WindowPlace.MIN_WIDTH);
        stage.setMinHeight(WindowPlace.MIN_HEIGHT);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(place.width(), screen.getWidth()));
        stage.setHeight(Math.min(place.height(), screen.getHeight()));
        Double x = place.x();
        Double y = place.y();
        if (x != null && y != null && isOnAScreen(x, y, place.width())) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(place.maximized());
    }

    /// From now on every change is remembered.
    Subscription watch() {
        return Subscription.combine(
                stage.widthProperty().subscribe((_, _) -> remember()),
                stage.heightProperty().subscribe((_, _) -> remember()),
                stage.xProperty().subscribe((_, _) -> remember()),
                stage.yProperty().subscribe((_, _) -> remember()),
                stage.maximizedProperty().subscribe((_, _) -> remember()));
    }

    private void remember() {
        if (stage.isIconified() || Double.isNaN(stage.getX())) return;
        boolean maximized = stage.isMaximized();
        settings.update(
                all ->
                        all.with(
                                maximized
                                        ? maximizedFrom(all.window())
                                        : new WindowPlace(
                                                stage.getWidth(),
                                                stage.getHeight(),
                                                stage.getX(),
                                                stage.getY(),
                                                false)));
    }

    private static WindowPlace maximizedFrom(WindowPlace place) {
        return new WindowPlace(place.width(), place.height(), place.x(), place.y(), true);
    }

    private static boolean isOnAScreen(double x, double y, double width) {
        return !Screen.getScreensForRectangle(x + 40, y, Math.max(1, width - 80), 40).isEmpty();
    }
}
