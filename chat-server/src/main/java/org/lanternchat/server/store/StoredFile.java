package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.FileInfo;

/// A file that `uid` uploaded at `at`, in milliseconds since 1970. `blob` is the SHA-256 of what is
/// in it, in hexadecimal: the same content is kept once, whatever it is called. `thumb` is the same
/// of its thumbnail, if it has one.
public record StoredFile(
        String id,
        String name,
        long size,
        String media,
        @Nullable Integer width,
        @Nullable Integer height,
        String blob,
        @Nullable String thumb,
        String uid,
        long at) {
    /// The file as clients see it.
    public FileInfo info() {
        return new FileInfo(id, name, size, media, width, height, thumb == null ? null : true);
    }
}
