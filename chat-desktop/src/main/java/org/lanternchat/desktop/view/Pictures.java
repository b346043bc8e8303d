package org.lanternchat.desktop.view;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Attachment;
import org.lanternchat.desktop.model.SharedFiles;
import org.lanternchat.protocol.FileInfo;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The images of messages, decoded elsewhere and kept while they are likely to be looked at again.
/// For the window's thread.
///
/// Bounds: `BYTES` of pixels, of which what was looked at longest ago goes first; an image of more
/// than `PIXELS` is not decoded.
final class Pictures {
    static final long BYTES = 32L * 1024 * 1024;
    static final long PIXELS = 16_000_000;

    private static final Set<String> KINDS = Set.of("image/png", "image/jpeg", "image/gif");
    private static final int PREVIEW = 96;

    private final SharedFiles files;
    private final Map<String, Image> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, List<Consumer<@Nullable Image>>> awaited = new HashMap<>();
    private long bytes;

    Pictures(SharedFiles files) {
        this.files = files;
    }

    /// Whether a file is an image that can be shown here, at least as a thumbnail.
    static boolean isPicture(FileInfo file) {
        Integer width = file.width();
        Integer height = file.height();
        if (width == null || height == null || width < 1 || height < 1) return false;
        return KINDS.contains(file.media()) && (hasThumbnail(file) || isSmall(width, height));
    }

    private static boolean hasThumbnail(FileInfo file) {
        return Boolean.TRUE.equals(file.thumb());
    }

    private static boolean isSmall(long width, long height) {
        return width * height <= PIXELS;
    }

    /// The image as it stands in a bubble of at most so many pixels; null when it cannot be had.
    void thumbnail(FileInfo file, double width, double height, Consumer<@Nullable Image> shown) {
        load(file, hasThumbnail(file), width, height, shown);
    }

    /// The whole image, or as much of it as can be shown.
    void whole(FileInfo file, double width, double height, Consumer<@Nullable Image> shown) {
        Integer wide = file.width();
        Integer high = file.height();
        boolean small = wide != null && high != null && isSmall(wide, high);
        load(file, !small, width, height, shown);
    }

    private void load(
            FileInfo file,
            boolean thumbnail,
            double width,
            double height,
            Consumer<@Nullable Image> shown) {
        String key = file.id() + (thumbnail ? " small " : " whole ") + width + "x" + height;
        Image there = kept.get(key);
        if (there != null) {
            shown.accept(there);
            return;
        }
        List<Consumer<@Nullable Image>> others = awaited.get(key);
        if (others != null) {
            others.add(shown);
            return;
        }
        awaited.put(key, new ArrayList<>(List.of(shown)));
        files.<Image>image(
                file,
                thumbnail,
                content -> decoded(content, width, height),
                image -> came(key, image));
    }

    private void came(String key, @Nullable Image image) {
        if (image != null) keep(key, image);
        List<Consumer<@Nullable Image>> waiting = awaited.remove(key);
        if (waiting != null) waiting.forEach(one -> one.accept(image));
    }

    private void keep(String key, Image image) {
        kept.put(key, image);
        bytes += bytesOf(image);
        var oldest = kept.values().iterator();
        while (bytes > BYTES && kept.size() > 1) {
            bytes -= bytesOf(oldest.next());
            oldest.remove();
        }
    }

    private static long bytesOf(Image image) {
        return (long) (image.getWidth() * image.getHeight() * 4);
    }

    /// On the thread of the transfer. No larger than it is.
    private static @Nullable Image decoded(byte[] content, double width, double height) {
        Image image = new Image(new ByteArrayInputStream(content), width, height, true, true);
        return image.isError() ? null : image;
    }

    /// A small image of a file that is attached, if it is one.
    void preview(Attachment attachment, Consumer<Image> shown) {
        if (!attachment.name().matches("(?i).*\\.(png|jpe?g|gif)")) return;
        files.<Image>preview(
                attachment,
                content -> decoded(content, PREVIEW, PREVIEW),
                image -> {
                    if (image != null) shown.accept(image);
                });
    }
}
