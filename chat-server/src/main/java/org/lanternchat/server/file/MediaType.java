package org.lanternchat.server.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// What a file is, by its first bytes and never by its name. Stateless; for any thread.
///
/// Whatever a browser would run, HTML and SVG above all, is text or XML here, and of those only a
/// download is ever made.
public final class MediaType {
    /// As many of the first bytes as `of` looks at.
    static final int HEAD = 4 * 1024;

    static final String PNG = "image/png";
    static final String JPEG = "image/jpeg";
    static final String GIF = "image/gif";
    static final String WEBP = "image/webp";
    static final String BYTES = "application/octet-stream";

    private static final String XML = "text/xml";
    private static final String TEXT = "text/plain";
    private static final Set<String> SAFE_IMAGES = Set.of(PNG, JPEG, GIF, WEBP);

    /// Bytes at a place, as Latin-1.
    private record Mark(int at, String bytes, String media) {
        boolean isIn(String head) {
            return head.startsWith(bytes, at);
        }
    }

    private static final List<Mark> MARKS =
            List.of(
                    new Mark(0, "\u0089PNG\r\n\u001a\n", PNG),
                    new Mark(0, "\u00ff\u00d8\u00ff", JPEG),
                    new Mark(0, "GIF87a", GIF),
                    new Mark(0, "GIF89a", GIF),
                    new Mark(8, "WEBP", WEBP),
                    new Mark(8, "WAVE", "audio/wav"),
                    new Mark(0, "%PDF-", "application/pdf"),
                    new Mark(0, "PK\u0003\u0004", "application/zip"),
                    new Mark(0, "PK\u0005\u0006", "application/zip"),
                    new Mark(4, "ftypavif", "image/avif"),
                    new Mark(4, "ftyphei", "image/heic"),
                    new Mark(4, "ftypmif1", "image/heic"),
                    new Mark(4, "ftypqt  ", "video/quicktime"),
                    new Mark(4, "ftypM4A", "audio/mp4"),
                    new Mark(4, "ftyp", "video/mp4"),
                    new Mark(0, "OggS", "audio/ogg"),
                    new Mark(0, "fLaC", "audio/flac"),
                    new Mark(0, "ID3", "audio/mpeg"),
                    new Mark(0, "\u00ff\u00fb", "audio/mpeg"),
                    new Mark(0, "\u00ff\u00f3", "audio/mpeg"),
                    new Mark(0, "\u00ff\u00f2", "audio/mpeg"));

    private MediaType() {}

    /// Whether a browser may show it in place: an image of a kind that holds nothing to run.
    public static boolean isSafeImage(String media) {
        return SAFE_IMAGES.contains(media);
    }

    /// `head` begins where the file begins; it may be shorter than `HEAD`.
    static String of(ByteBuffer head) {
        String latin = StandardCharsets.ISO_8859_1.decode(head.duplicate()).toString();
        for (Mark mark : MARKS) {
            boolean isRiff = mark.at() != 8 || latin.startsWith("RIFF");
            if (isRiff && mark.isIn(latin)) return mark.media();
        }
        if (latin.startsWith("\u001aE\u00df\u00a3")) {
            String documentType = latin.substring(0, Math.min(latin.length(), 64));
            return documentType.contains("webm") ? "video/webm" : "video/x-matroska";
        }
        if (!isText(head)) return BYTES;
        String start = latin.replaceFirst("^(\u00ef\u00bb\u00bf)?\\s*", "");
        return start.startsWith("<?xml") || start.startsWith("<svg") ? XML : TEXT;
    }

    /// UTF-8 without control characters, as far as it was looked at.
    private static boolean isText(ByteBuffer head) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer letters = CharBuffer.allocate(head.remaining());
        CoderResult result = decoder.decode(head.duplicate(), letters, head.remaining() < HEAD);
        if (result.isError()) return false;
        return letters.flip()
                .chars()
                .allMatch(
                        c ->
                                c >= ' ' && c != 0x7f
                                        || c == '\t'
                                        || c == '\n'
                                        || c == '\r'
                                        || c == '\f');
    }
}
