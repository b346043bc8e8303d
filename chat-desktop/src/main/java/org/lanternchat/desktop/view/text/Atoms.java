package org.lanternchat.desktop.view.text;

import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.emoji.EmojiText;
import org.lanternchat.desktop.markup.Run;
import org.lanternchat.desktop.markup.Run.Style;
import org.lanternchat.desktop.model.TextParts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Makes the nodes of an `InlineFlow`, and uses those again that fit. Made for one content, on the
/// window's thread.
///
/// Words stand between any two emoji and at both ends, if only empty ones: there a line can be
/// broken, and they say how large letters are.
final class Atoms {
    private final List<Atom> before;
    private final Consumer<String> clicked;
    private final List<Atom> atoms = new ArrayList<>();
    private @Nullable Text opened;
    private final StringBuilder content = new StringBuilder();

    /// @param before the atoms that were shown until now
    /// @param clicked told the address of a link that is clicked
    Atoms(List<Run> runs, List<Atom> before, Consumer<String> clicked) {
        this.before = before;
        this.clicked = clicked;
        for (Run run : runs) {
            for (EmojiText.Part part : EmojiText.of(run.text())) {
                add(part, run);
                content.append(part.text());
            }
        }
        if (needsWords()) addWords("", Run.plain(""));
    }

    List<Atom> all() {
        return atoms;
    }

    String content() {
        return content.toString();
    }

    private boolean needsWords() {
        return atoms.isEmpty() || atoms.getLast() instanceof Atom.Box;
    }

    private void add(EmojiText.Part part, Run run) {
        switch (part) {
            case EmojiText.Part.Words(String words) -> addWords(words, run);
            case EmojiText.Part.Sign(String text, var emoji) -> {
                if (needsWords()) addWords("", run);
                EmojiNode node = new EmojiNode(text, emoji);
                atoms.add(new Atom.Box(node, content.length(), text.length()));
            }
        }
    }

    private void addWords(String words, Run run) {
        List<String> styles = styles(run, words);
        Text node = usedBefore(run, styles);
        if (node == null) {
            node = new Text();
            node.getStyleClass().setAll(styles);
            String link = run.link();
            if (link != null) lead(node, link);
        }
        setText(node, words);
        atoms.add(new Atom.Words(node, words, content.length(), words.length()));
    }

    /// Sets the words of a node. An empty one is kept out of the flow, since the toolkit misplaces
    /// what follows on it.
    static void setText(Text node, String words) {
        node.setText(words);
        node.setManaged(!words.isEmpty());
    }

    private @Nullable Text usedBefore(Run run, List<String> styles) {
        if (run.link() != null || atoms.size() >= before.size()) return null;
        boolean fits =
                before.get(atoms.size()) instanceof Atom.Words old
                        && old.node().getStyleClass().equals(styles);
        return fits ? ((Atom.Words) before.get(atoms.size())).node() : null;
    }

    private static List<String> styles(Run run, String words) {
        List<String> styles = new ArrayList<>(List.of("message-part"));
        for (Style style : Style.values()) {
            if (run.styles().contains(style)) styles.add(classOf(style));
        }
        if (run.link() != null) styles.add("link");
        if (TextParts.hasRightToLeft(words)) styles.add("right-to-left");
        return styles;
    }

    static String classOf(Style style) {
        return style.name().toLowerCase(Locale.ROOT);
    }

    private void lead(Text node, String link) {
        node.setCursor(Cursor.HAND);
        node.setUserData(link);
        node.setOnMouseClicked(
                click -> {
                    if (click.getButton() != MouseButton.PRIMARY) return;
                    // A second click in the same place selects the word of a link that is open.
                    boolean again = click.getClickCount() > 1 && node.equals(opened);
                    if (again || !click.isStillSincePress()) return;
                    opened = node;
                    clicked.accept(link);
                });
        // Only for a link that the mouse meets: most are never looked at.
        node.setOnMouseEntered(
                (MouseEvent _) -> {
                    Tooltip.install(node, new Tooltip(link));
                    node.setOnMouseEntered(null);
                });
    }

    /// Where a node leads; null for nowhere.
    static @Nullable String linkOf(@Nullable Object node) {
        return node instanceof Text text && text.getUserData() instanceof String link ? link : null;
    }
}
