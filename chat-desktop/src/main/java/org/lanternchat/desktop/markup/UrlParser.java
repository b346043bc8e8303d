package org.lanternchat.desktop.markup;

import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

import java.util.Set;

/// Finds addresses that stand bare in a text, before their underscores and stars are taken for
/// signs of emphasis. Has no state, for any thread.
final class UrlParser implements InlineContentParser {
    /// How far an address is looked for; longer ones are text.
    private static final int LONGEST = 2_100;

    /// Makes the only one there is.
    static final class Factory implements InlineContentParserFactory {
        private static final UrlParser ONE = new UrlParser();

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('h', 'H');
        }

        @Override
        public InlineContentParser create() {
            return ONE;
        }
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        Position start = scanner.position();
        if (isLetter(scanner.peekPreviousCodePoint())) return ParsedInline.none();
        String ahead = ahead(scanner);
        scanner.setPosition(start);
        int length = Links.lengthAtStart(ahead);
        if (length == 0) return ParsedInline.none();
        for (int i = 0; i < length; i++) scanner.next();
        String address = ahead.substring(0, length);
        Link link = new Link(address, null);
        link.appendChild(new Text(address));
        return ParsedInline.of(link, scanner.position());
    }

    private static boolean isLetter(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /// What follows up to the next space, if it may be an address at all.
    private static String ahead(Scanner scanner) {
        StringBuilder text = new StringBuilder();
        while (scanner.hasNext() && text.length() < LONGEST) {
            char c = scanner.peek();
            if (c <= ' ' || c == '<' || c == '>' || c == '"') break;
            text.append(c);
            if (text.length() == 4 && !text.toString().equalsIgnoreCase("http")) break;
            scanner.next();
        }
        return text.toString();
    }
}
