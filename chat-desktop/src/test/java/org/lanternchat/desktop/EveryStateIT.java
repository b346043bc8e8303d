package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// In every state that people meet, everything is to be read: nothing that the app says is cut off,
/// where the window is small and the type is at its largest, no line lies over the next, and all of
/// it has contrast enough.
class EveryStateIT {
    static List<Shape> shapes() {
        return List.of(
                new Shape("LIGHT", "GERMAN", "LARGEST", 900, 600),
                new Shape("DARK", "ENGLISH", "LARGEST", 900, 600));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @Timeout(300)
    void everythingCanBeRead(Shape shape, @TempDir Path folder) throws Exception {
        // Each once, with the first stop at which it is seen.
        Map<String, String> found = new LinkedHashMap<>();
        try (StyleWarnings warnings = StyleWarnings.listen()) {
            Tour.take(folder, shape, (window, stop) -> look(window, stop, found));
            warnings.told().forEach(one -> found.putIfAbsent(one, "somewhere"));
        }
        assertThat(found).isEmpty();
    }

    private static void look(DesktopWindow window, String stop, Map<String, String> found) {
        window.robot.interact(
                () -> {
                    Reading.cutOff().forEach(one -> found.putIfAbsent(one, stop));
                    Reading.overlapping().forEach(one -> found.putIfAbsent(one, stop));
                    Contrast.tooLittle().forEach(one -> found.putIfAbsent(one, stop));
                });
    }
}
