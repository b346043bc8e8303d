package org.lanternchat.desktop.view;

import javafx.scene.control.MenuItem;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.markup.Links;
import org.lanternchat.desktop.markup.Markup;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.FileInfo;

import java.util.ArrayList;
import java.util.List;

/// Where a message leads: to its image, along its links, to the message that it answers. What the
/// pointer reaches with a click, the keys reach so. Has no state; for the window's thread.
///
/// Bound: `MOST` links.
final class MessageWays {
    private static final int MOST = 8;
    private static final int LETTERS = 48;

    private MessageWays() {}

    /// One of them. Immutable.
    record Way(Feather icon, String label, Runnable run) {
        MenuItem item() {
            MenuItem item = new MenuItem(label, Icons.icon(icon, 16));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> run.run());
            return item;
        }
    }

    /// All of them, where the message is in sight as this node.
    static List<Way> of(MessageNode node, Talk talk) {
        Row.Message message = node.message();
        List<Way> ways = new ArrayList<>(RefusalLine.ways(message, talk));
        if (node.hasPicture()) {
            ways.add(new Way(Feather.IMAGE, Wording.of("message.openPicture"), node::openPicture));
        }
        for (FileInfo file : message.isAlive() ? message.details().files() : List.<FileInfo>of()) {
            String name = Wording.file(file.name());
            Runnable save = () -> talk.chat().files().save(file);
            ways.add(new Way(Feather.DOWNLOAD, Wording.of("file.saveNamed", name), save));
        }
        ways.addAll(links(message, talk));
        Row.Quote quote = message.details().quote();
        if (quote != null) {
            Runnable jump = () -> talk.acts().jump(talk.room(), quote.seq());
            ways.add(new Way(Feather.CORNER_LEFT_UP, Wording.of("message.toAnswered"), jump));
        }
        return ways;
    }

    /// Those that lead out of the chat.
    static List<Way> links(Row.Message message, Talk talk) {
        if (!message.isAlive()) return List.of();
        return Links.in(Markup.of(message.text(), "").blocks()).stream()
                .limit(MOST)
                .map(
                        link ->
                                new Way(
                                        Feather.EXTERNAL_LINK,
                                        Wording.of("message.openLinkTo", shown(link)),
                                        () -> talk.openLink().accept(link)))
                .toList();
    }

    private static String shown(String link) {
        String address = link.replaceFirst("^[a-z]+:(//)?", "");
        if (address.length() <= LETTERS) return address;
        return address.substring(0, LETTERS) + "…";
    }
}
