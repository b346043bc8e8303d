package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class FoldingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "Hello World  | ..hello..world",
                "a-b          | ..a.-..b",
                "日本 x        | .日.本..x",
                "2 + 2        | ..2.+..2",
                "Ça va?       | ..ca..va.?.",
            })
    void wordsFollowTwoMarksAndSignsStandBetweenMarks(String text, String folded) {
        assertThat(shown(Folding.of(text))).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hel   | hel",
                "he    | ..he",
                "h     | ..h",
                "日     | .日.",
                "ab-cd | ..ab.-..cd",
                "abc-d | abc.-..d",
                "-abc  | .-..abc",
            })
    void onlyWordsOfThreeLettersAreLookedForWithinWords(String term, String needle) {
        assertThat(shown(Folding.needle(term))).isEqualTo(needle);
    }

    @Test
    void whatIsReservedForTheIndexCannotBeWritten() {
        assertThat(Folding.of("\uE000\uE100\uECFF"))
                .isEqualTo("\uE000\uFFFD\uE000\uFFFD\uE000\uFFFD\uE000");
    }

    @Test
    void noTextAtAllBreaksIt() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.appendCodePoint(
                        switch (random.nextInt(4)) {
                            case 0 -> random.nextInt(0x80);
                            case 1 -> 0x300 + random.nextInt(0x70);
                            case 2 -> random.nextInt(0x10000);
                            default -> random.nextInt(0x110000);
                        });
            }
            String original = text.toString();
            Folding folding = Folding.withPlaces(original);
            assertThat(folding.text()).isEqualTo(Folding.of(original));
            int letters = original.codePointCount(0, original.length());
            for (int at = 0; at < folding.text().length(); at++) {
                assertThat(folding.begin(at)).isBetween(0, letters - 1);
                assertThat(folding.end(at + 1)).isBetween(1, letters);
            }
        }
    }

    @Test
    void aTextIsFoundByAnyPartOfItself() {
        Random random = new Random(5);
        String letters = "aé日ガ👍 -ß한кन";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 12; j++) {
                int[] all = letters.codePoints().toArray();
                text.appendCodePoint(all[random.nextInt(all.length)]);
            }
            String word = text.toString().strip().split(" ", -1)[0];
            if (word.isEmpty()) continue;
            assertThat(Terms.of(word).marks(text.toString())).as(text.toString()).isNotEmpty();
            String folded = Folding.of(text.toString());
            assertThat(Terms.of(word).trigrams()).allMatch(folded::contains);
        }
    }

    private static String shown(String folded) {
        return folded.replace(Folding.MARK, '.');
    }
}
