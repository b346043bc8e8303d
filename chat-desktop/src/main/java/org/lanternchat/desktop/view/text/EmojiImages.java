package org.lanternchat.desktop.view.text;

import javafx.application.Platform;
import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.emoji.Emoji;
import org.lanternchat.desktop.emoji.Emoji.Picture;
import org.lanternchat.desktop.emoji.EmojiTable;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The pictures of emoji. For the window's thread; they are read and decoded on a thread of its
/// own, which ends when nothing is asked for.
///
/// It keeps the last `KEPT` pictures (9 KB each), and on that thread the last `SHEETS` sheets
/// (about 100 KB each). What waits is bounded by the number of emoji there are.
final class EmojiImages {
    private static final int KEPT = 400;
    private static final int SHEETS = 4;

    private static final Map<Picture, Image> IMAGES = newest(KEPT);
    private static final Map<Picture, List<Consumer<Image>>> ASKED = new HashMap<>();
    private static final Map<Integer, byte[]> READ = newest(SHEETS);
    private static final Executor LOADER = loader();

    private EmojiImages() {}

    private static Executor loader() {
        var one =
                new ThreadPoolExecutor(
                        1,
                        1,
                        5,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> Thread.ofPlatform().daemon().name("lantern-emoji").unstarted(task));
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    private static <K, V> Map<K, V> newest(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /// Hands over the picture of an emoji: now if it is at hand, else soon.
    static void of(Emoji emoji, Consumer<Image> taker) {
        Picture picture = emoji.picture();
        @Nullable Image known = IMAGES.get(picture);
        if (known != null) {
            taker.accept(known);
            return;
        }
        List<Consumer<Image>> takers = ASKED.get(picture);
        if (takers != null) {
            takers.add(taker);
            return;
        }
        ASKED.put(picture, new ArrayList<>(List.of(taker)));
        LOADER.execute(() -> load(picture));
    }

    private static void load(Picture picture) {
        byte[] sheet = READ.computeIfAbsent(picture.sheet(), EmojiTable::sheet);
        Image image = new Image(new ByteArrayInputStream(sheet, picture.from(), picture.length()));
        Platform.runLater(() -> loaded(picture, image));
    }

    private static void loaded(Picture picture, Image image) {
        IMAGES.put(picture, image);
        List<Consumer<Image>> takers = ASKED.remove(picture);
        if (takers != null) takers.forEach(taker -> taker.accept(image));
    }
}
