package org.lanternchat.protocol;

import org.jspecify.annotations.Nullable;

/// A file of a message: its id at the server, the name that its author gave it, its size in bytes,
/// and its media type by what is in it. Images have a size in pixels, large ones a thumbnail.
public record FileInfo(
        String id,
        String name,
        long size,
        String media,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Boolean thumb) {}
