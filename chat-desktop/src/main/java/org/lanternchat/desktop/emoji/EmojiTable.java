package org.lanternchat.desktop.emoji;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.emoji.Emoji.Group;
import org.lanternchat.desktop.emoji.Emoji.Picture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringTokenizer;

/// All emoji that there are pictures of. Immutable, for any thread; read from the resources by
/// whoever asks first, which takes some milliseconds.
public final class EmojiTable {
    /// As many pictures are in one sheet; see `packaging/EmojiSheet.java`.
    private static final int PER_SHEET = 64;

    private static final String VARIATION = "\uFE0F";

    private final List<Emoji> all;
    private final Map<String, Emoji> byText;
    private final Map<String, Emoji> byName;

    private EmojiTable(List<Emoji> all) {
        this.all = List.copyOf(all);
        byText = HashMap.newHashMap(all.size());
        byName = HashMap.newHashMap(all.size());
        for (Emoji emoji : all) {
            byText.put(plain(emoji.text()), emoji);
            emoji.names().forEach(name -> byName.putIfAbsent(name, emoji));
        }
    }

    private static final class Holder {
        static final EmojiTable READ = new EmojiTable(read());
    }

    /// The table, read now unless it was before.
    public static EmojiTable get() {
        return Holder.READ;
    }

    /// In the order of Unicode, those with a skin tone behind all others.
    public List<Emoji> all() {
        return all;
    }

    /// The emoji that these characters are, with or without signs that ask for a picture.
    public @Nullable Emoji of(String text) {
        return byText.get(plain(text));
    }

    /// The emoji with this short name, without colons.
    public @Nullable Emoji named(String name) {
        return byName.get(name);
    }

    /// The PNGs of a sheet; reads a file of the app.
    ///
    /// @throws UncheckedIOException when the app is not whole
    public static byte[] sheet(int number) {
        String name = "sheet-" + (number < 10 ? "0" : "") + number + ".bin";
        try (InputStream stream = resource(name)) {
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String plain(String text) {
        return text.contains(VARIATION) ? text.replace(VARIATION, "") : text;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(EmojiTable.class.getResourceAsStream(name), name);
    }

    // ---- reading `emoji.tsv`: code points, length of the picture, group, names;words

    private static List<Emoji> read() {
        List<Emoji> emoji = new ArrayList<>(4_000);
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(resource("emoji.tsv"), StandardCharsets.UTF_8))) {
            int from = 0;
            String line;
            while ((line = lines.readLine()) != null) {
                int sheet = emoji.size() / PER_SHEET;
                if (emoji.size() % PER_SHEET == 0) from = 0;
                Emoji read = read(line, sheet, from);
                emoji.add(read);
                from += read.picture().length();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return emoji;
    }

    private static Emoji read(String line, int sheet, int from) {
        int first = line.indexOf('\t');
        int second = line.indexOf('\t', first + 1);
        int third = line.indexOf('\t', second + 1);
        int semicolon = line.indexOf(';', third);
        int length = Integer.parseInt(line, first + 1, second, 10);
        return new Emoji(
                text(line.substring(0, first)),
                Group.valueOf(line.substring(second + 1, third)),
                semicolon < 0 ? List.of() : words(line.substring(third + 1, semicolon)),
                semicolon < 0 ? List.of() : words(line.substring(semicolon + 1)),
                new Picture(sheet, from, length));
    }

    private static String text(String codes) {
        StringBuilder text = new StringBuilder();
        StringTokenizer each = new StringTokenizer(codes, "-");
        while (each.hasMoreTokens()) {
            text.appendCodePoint(HexFormat.fromHexDigits(each.nextToken()));
        }
        return text.toString();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringTokenizer each = new StringTokenizer(line, " ");
        while (each.hasMoreTokens()) words.add(each.nextToken());
        return words;
    }
}
