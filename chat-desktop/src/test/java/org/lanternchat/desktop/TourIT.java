package org.lanternchat.desktop;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Pictures of the real app at a real server in every state that people meet, for looking at them:
/// `packaging/tour.sh`, or `-Dlantern.screenshots=FOLDER -Dit.test=TourIT`.
@EnabledIfSystemProperty(named = "lantern.screenshots", matches = ".+")
class TourIT {
    /// Every pair of colours, size and language.
    static List<Shape> shapes() {
        return List.of(
                new Shape("LIGHT", "ENGLISH", "NORMAL", 1280, 800),
                new Shape("DARK", "ENGLISH", "NORMAL", 900, 600),
                new Shape("LIGHT", "GERMAN", "NORMAL", 900, 600),
                new Shape("DARK", "GERMAN", "NORMAL", 1280, 800));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @Timeout(300)
    void pictures(Shape shape, @TempDir Path folder) throws Exception {
        Path out =
                Files.createDirectories(
                        Path.of(System.getProperty("lantern.screenshots")).resolve(shape.label()));
        AtomicInteger number = new AtomicInteger();
        Tour.take(
                folder,
                shape,
                (window, stop) ->
                        window.picture(
                                out.resolve(
                                        "%02d-%s.png".formatted(number.incrementAndGet(), stop))));
    }
}
