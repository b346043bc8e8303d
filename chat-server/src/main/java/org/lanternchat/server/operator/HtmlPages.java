package org.lanternchat.server.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A room as pages for a browser, `index.html`, `page-2.html` and so on, each of a bounded length.
/// All that people wrote goes through `Html`; there are no scripts. On the command's thread.
final class HtmlPages implements Written {
    /// Messages of one page.
    static final int PAGE = 1_000;

    private static final Set<String> IMAGES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());

    private final Path folder;
    private final String title;
    private final String style;
    private Writer page;
    private int number = 1;
    private int messages;
    private long first;

    HtmlPages(Path folder, String title) throws IOException {
        this.folder = folder;
        this.title = Html.text(title);
        this.style = style();
        page = begun();
    }

    @Override
    public void add(Chat message, List<String> copies) throws IOException {
        if (messages == PAGE) {
            end(name(number + 1));
            number++;
            messages = 0;
            page = begun();
        }
        if (messages++ == 0) first = message.seq();
        write(message, copies);
    }

    /// Ends the last page; the second call does nothing.
    @Override
    public void close() throws IOException {
        end(null);
    }

    private static String name(int number) {
        return number == 1 ? "index.html" : "page-" + number + ".html";
    }

    private Writer begun() throws IOException {
        Writer begun = Files.newBufferedWriter(folder.resolve(name(number)), UTF_8);
        begun.write(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
                img-src 'self' file:; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="referrer" content="no-referrer">
                <title>%1$s</title>
                <style>
                %2$s</style>
                </head>
                <body>
                <header><h1 dir="auto">%1$s</h1></header>
                %3$s<main>
                """
                        .formatted(title, style, links(null)));
        return begun;
    }

    private void end(@Nullable String next) throws IOException {
        page.write("</main>\n" + links(next) + "</body>\n</html>\n");
        page.close();
    }

    private String links(@Nullable String next) {
        if (number == 1 && next == null) return "";
        String previous =
                number == 1 ? "" : "<a rel=\"prev\" href=\"" + name(number - 1) + "\">earlier</a> ";
        String later = next == null ? "" : "<a rel=\"next\" href=\"" + next + "\">later</a>";
        return "<nav>" + previous + later + "</nav>\n";
    }

    private void write(Chat message, List<String> copies) throws IOException {
        Instant at = Instant.ofEpochMilli(message.at());
        page.write("<article id=\"m" + message.seq() + "\">\n<p class=\"about\">");
        page.write("<b><bdi>" + Html.text(message.name()) + "</bdi></b> ");
        page.write("<time datetime=\"" + at + "\">" + TIME.format(at) + "</time>");
        if (message.reply() != null) page.write(" " + reply(message.reply()));
        if (message.edited() != null) page.write(" <i>edited</i>");
        if (message.pinned() != null) page.write(" <i>pinned</i>");
        page.write("</p>\n");
        if (message.isDeleted()) {
            page.write("<p class=\"deleted\">deleted</p>\n");
        } else {
            writeContent(message, copies);
        }
        page.write("</article>\n");
    }

    private String reply(long seq) {
        String words = "answer to " + seq;
        return seq < first ? words : "<a href=\"#m" + seq + "\">" + words + "</a>";
    }

    private void writeContent(Chat message, List<String> copies) throws IOException {
        if (!message.text().isEmpty()) {
            page.write(
                    "<div class=\"text\" dir=\"auto\">" + Html.text(message.text()) + "</div>\n");
        }
        for (int i = 0; i < message.files().size(); i++) {
            page.write(file(message.files().get(i), copies.get(i)));
        }
        if (message.reactions().isEmpty()) return;
        page.write("<p class=\"reactions\">");
        for (var reaction : message.reactions().entrySet()) {
            page.write(
                    "<span>"
                            + Html.text(reaction.getKey())
                            + " "
                            + reaction.getValue().size()
                            + "</span> ");
        }
        page.write("</p>\n");
    }

    /// `copy` is ours and needs no escaping.
    private static String file(FileInfo file, String copy) {
        String name = Html.text(file.name());
        String size = Amount.bytes(file.size());
        if (copy.isEmpty()) {
            return "<p class=\"file\"><bdi>" + name + "</bdi> (" + size + ", missing)</p>\n";
        }
        String image =
                IMAGES.contains(file.media())
                        ? "<img src=\"" + copy + "\" alt=\"\" loading=\"lazy\"><br>"
                        : "";
        return "<p class=\"file\"><a href=\""
                + copy
                + "\">"
                + image
                + "<bdi>"
                + name
                + "</bdi></a> ("
                + size
                + ")</p>\n";
    }

    private static String style() throws IOException {
        try (InputStream in = HtmlPages.class.getResourceAsStream("export.css")) {
            if (in == null) throw new IllegalStateException("no export.css");
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
