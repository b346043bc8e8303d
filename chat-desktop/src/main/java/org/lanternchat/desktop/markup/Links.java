package org.lanternchat.desktop.markup;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What counts as a link. Has no state, for any thread.
public final class Links {
    private static final Pattern WEB =
            Pattern.compile("https?://[^\\s<>\"\\p{Cntrl}]{1,2000}", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL =
            Pattern.compile("mailto:[^\\s<>\"\\p{Cntrl}]{1,2000}", Pattern.CASE_INSENSITIVE);

    /// RFC 3986: unreserved and reserved, but for what delimits host and fragment.
    private static final String AS_IT_IS = "-._~:/?@!$&'()*+,;=";

    private static final String CLOSING = ".,;:!?'\"…*_~";

    private Links() {}

    /// Where the links of a message lead, each once, in the order in which they stand there.
    public static List<String> in(List<Block> blocks) {
        Set<String> found = new LinkedHashSet<>();
        blocks.forEach(block -> collect(block, found));
        return List.copyOf(found);
    }

    private static void collect(Block block, Set<String> found) {
        switch (block) {
            case Block.Paragraph(List<Run> runs) -> addAll(runs, found);
            case Block.Heading(_, List<Run> runs) -> addAll(runs, found);
            case Block.Quote(List<Block> blocks) -> blocks.forEach(one -> collect(one, found));
            case Block.Items(List<Block.Item> items) ->
                    items.forEach(item -> item.blocks().forEach(one -> collect(one, found)));
            case Block.Code _, Block.Rule _ -> {}
        }
    }

    private static void addAll(List<Run> runs, Set<String> found) {
        for (Run run : runs) {
            String link = run.link();
            if (link != null) found.add(link);
        }
    }

    /// Whether an address may be opened: one of the web or of mail that leads somewhere, and
    /// nothing that a browser or the system would run.
    public static boolean mayBeOpened(String address) {
        if (MAIL.matcher(address).matches()) return address.indexOf('@') > 0;
        return WEB.matcher(address).matches() && hasHost(address);
    }

    /// The address as a URI, in which nothing stands as it is that RFC 3986 does not allow after
    /// the host: the toolkit opens only those, while browsers and people write others too.
    public static String asUri(String address) {
        int scheme = address.indexOf("://");
        int path = scheme < 0 ? 0 : Math.max(scheme, hostEnd(address, scheme + 3));
        StringBuilder uri = new StringBuilder(address.substring(0, path));
        byte[] rest = address.substring(path).getBytes(StandardCharsets.UTF_8);
        boolean inFragment = false;
        for (int i = 0; i < rest.length; i++) {
            char c = (char) (rest[i] & 0xff);
            boolean isEscape = c == '%' && i + 2 < rest.length && isHex(rest[i + 1], rest[i + 2]);
            boolean begins = c == '#' && !inFragment;
            inFragment |= c == '#';
            if (isEscape || begins || AS_IT_IS.indexOf(c) >= 0 || isLetterOrDigit(c)) {
                uri.append(c);
            } else {
                uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(rest[i]));
            }
        }
        return uri.toString();
    }

    private static int hostEnd(String address, int from) {
        int at = from;
        while (at < address.length() && "/?#".indexOf(address.charAt(at)) < 0) at++;
        return at;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isHex(byte first, byte second) {
        return HexFormat.isHexDigit(first) && HexFormat.isHexDigit(second);
    }

    /// The length of the address of the web with which this text begins; 0 when there is none. The
    /// sentence's own signs at its end do not belong to it, nor does a bracket that was open
    /// before.
    static int lengthAtStart(CharSequence text) {
        Matcher found = WEB.matcher(text);
        if (!found.lookingAt()) return 0;
        String link = trimmed(found.group());
        return hasHost(link) ? link.length() : 0;
    }

    private static String trimmed(String link) {
        String text = link;
        while (!text.isEmpty()) {
            char last = text.charAt(text.length() - 1);
            boolean unopened =
                    (last == ')' && count(text, '(') < count(text, ')'))
                            || (last == ']' && count(text, '[') < count(text, ']'));
            if (CLOSING.indexOf(last) < 0 && !unopened) break;
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static boolean hasHost(String link) {
        try {
            String plain = link.replaceAll("[^\\x21-\\x7e]|[\\[\\]|\\\\^`{}%]", "x");
            return new URI(plain.toLowerCase(Locale.ROOT)).getHost() != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
