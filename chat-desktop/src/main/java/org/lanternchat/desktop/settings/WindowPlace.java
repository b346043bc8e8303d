package org.lanternchat.desktop.settings;

import org.jspecify.annotations.Nullable;

/// Where the window was, in pixels of the screen. Immutable, for any thread. Without `x` and `y`
/// the system chooses the place.
public record WindowPlace(
        double width, double height, @Nullable Double x, @Nullable Double y, boolean maximized) {
    /// The place at the first start.
    public static final WindowPlace FIRST = new WindowPlace(1280, 800, null, null, false);

    public static final double MIN_WIDTH = 480;
    public static final double MIN_HEIGHT = 400;

    public WindowPlace {
        width = width >= MIN_WIDTH && width < 20_000 ? width : 1280;
        height = height >= MIN_HEIGHT && height < 20_000 ? height : 800;
    }
}
