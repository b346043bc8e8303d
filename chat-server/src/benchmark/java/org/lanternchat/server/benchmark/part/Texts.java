package org.lanternchat.server.benchmark.part;

import java.util.List;
import java.util.Random;

/// Texts such as people write, as far as a search index cares: words, some often and some seldom.
/// Always the same. For one thread.
final class Texts {
    private static final List<String> WORDS =
            List.of(
                    "the",
                    "lantern",
                    "meeting",
                    "is",
                    "at",
                    "noon",
                    "please",
                    "bring",
                    "a",
                    "ladder",
                    "and",
                    "who",
                    "has",
                    "seen",
                    "my",
                    "keys",
                    "server",
                    "again",
                    "we",
                    "should",
                    "paint",
                    "it",
                    "green",
                    "tomorrow",
                    "maybe",
                    "not");

    private final Random random = new Random(4);

    /// The next text, of about 64 bytes.
    String next() {
        StringBuilder text = new StringBuilder(80);
        while (text.length() < 52) {
            double often = random.nextDouble();
            text.append(WORDS.get((int) (often * often * WORDS.size()))).append(' ');
        }
        return text.append(Long.toString(random.nextInt(1 << 30), 36)).toString();
    }

    static String ofLength(int length) {
        return "a lantern ".repeat(length / 10 + 1).substring(0, length - 1) + ".";
    }
}
