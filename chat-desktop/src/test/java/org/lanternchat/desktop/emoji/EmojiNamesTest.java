package org.lanternchat.desktop.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class EmojiNamesTest {
    private static List<String> matching(String prefix) {
        return EmojiNames.matching(prefix, 10).stream().map(Emoji::name).toList();
    }

    @Test
    void theShortestNameThatBeginsSoIsTheFirst() {
        assertThat(matching("smil")).startsWith("smile", "smiley");
        assertThat(matching("TAD")).first().isEqualTo("tada");
        assertThat(matching("thumbs hand")).contains("+1");
        assertThat(matching("qqqq")).isEmpty();
    }

    @Test
    void wordsFindItToo() {
        assertThat(matching("heart")).first().isEqualTo("heart");
        assertThat(matching("eyes")).contains("eyes", "heart_eyes");
    }

    @Test
    void anEmptyPrefixFindsThoseOfThePicker() {
        assertThat(EmojiNames.matching("", 10_000))
                .hasSizeGreaterThan(1_800)
                .allMatch(emoji -> emoji.group().isInPicker());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":tada:|🎉",
                "so :tada::+1: it is|so 🎉👍 it is",
                "(:heart:)|(❤️)",
                "see `:tada:` and :tada:|see `:tada:` and 🎉",
                "``a ` :tada:`` :tada:|``a ` :tada:`` 🎉",
                "it`s :tada:|it`s 🎉",
            })
    void shortNamesBecomeEmoji(String text, String shown) {
        assertThat(EmojiNames.replaced(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10:30:45",
                "a:tada:b",
                ":nothingofthekind:",
                ":",
                "::",
                ":tada",
                "https://x:100:y",
                "```\n:tada:\n```",
                "```\n:tada:"
            })
    void otherColonsStay(String text) {
        assertThat(EmojiNames.replaced(text)).isEqualTo(text);
    }
}
