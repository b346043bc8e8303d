package org.lanternchat.desktop.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanternchat.desktop.emoji.EmojiText.Part;
import org.lanternchat.desktop.emoji.EmojiText.Part.Sign;
import org.lanternchat.desktop.emoji.EmojiText.Part.Words;

import java.util.List;

class EmojiTextTest {
    private static Sign sign(String text) {
        return new Sign(text, EmojiTable.get().of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍",
                "👍🏽",
                "👩‍🚒",
                "👩🏾‍🚒",
                "👨‍👩‍👧‍👦",
                "🇩🇪",
                "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
                "1️⃣",
                "#️⃣",
                "*⃣",
                "❤️",
                "❤",
                "☀",
                "🏳️‍🌈",
                "🫠",
                "🫩",
                "©️",
                "🌡",
                "🕵🏻‍♂️"
            })
    void oneEmojiIsOneSignWithAPicture(String text) {
        assertThat(EmojiText.of(text)).containsExactly(sign(text));
        assertThat(sign(text).emoji()).isNotNull();
        assertThat(EmojiText.countOfEmojiAlone(text)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12:30",
                "#1 * 2",
                "© 2026 ™",
                "→ ½ €",
                "漢字 한국어",
                "❤\uFE0E",
                "✓",
                "e\u0301"
            })
    void whatIsWrittenIsNoEmoji(String text) {
        assertThat(EmojiText.hasEmoji(text)).isFalse();
        assertThat(EmojiText.countOfEmojiAlone(text)).isZero();
    }

    @Test
    void thePartsAreInTheOrderOfTheText() {
        assertThat(EmojiText.of("a 🎉🇩🇪🇫🇷 b"))
                .containsExactly(
                        new Words("a "), sign("🎉"), sign("🇩🇪"), sign("🇫🇷"), new Words(" b"));
    }

    @Test
    void aSequenceWithoutAPictureIsShownByItsParts() {
        assertThat(EmojiText.of("👍\u200D🎉"))
                .containsExactly(new Sign("👍\u200D", EmojiTable.get().of("👍")), sign("🎉"));
        assertThat(EmojiText.of("🎉🏽"))
                .containsExactly(new Sign("🎉🏽", EmojiTable.get().of("🎉")));
        assertThat(EmojiText.of("🇽")).containsExactly(new Sign("🇽", null));
        assertThat(EmojiText.of("🇽🇽")).hasSize(2);
        String unassigned = Character.toString(0x1FAFF);
        assertThat(EmojiText.of(unassigned)).containsExactly(new Sign(unassigned, null));
    }

    @Test
    void emojiAloneAreCounted() {
        assertThat(EmojiText.countOfEmojiAlone("🎉 🎉🎉")).isEqualTo(3);
        assertThat(EmojiText.countOfEmojiAlone("🎉 yes")).isZero();
    }

    @Test
    void nothingIsLost() {
        for (String text :
                List.of(
                        "👍".repeat(2_000),
                        "👩‍👩".repeat(500) + "\u200D",
                        "\u200D🏽🏽👍🏽🏽",
                        "👍" + "\u0335\u0321".repeat(200),
                        "🇩🇪🇫",
                        "\uFE0F\u20E3 1\u20E3",
                        "🏴\uDB40\uDC67x")) {
            StringBuilder all = new StringBuilder();
            for (Part part : EmojiText.of(text)) all.append(part.text());
            assertThat(all).hasToString(text);
        }
    }

    @Test
    void everyEmojiOfTheTableIsFoundInATextAndHasAPicture() {
        for (Emoji emoji : EmojiTable.get().all()) {
            assertThat(EmojiText.of(emoji.text() + "x"))
                    .as(emoji.name())
                    .contains(new Sign(emoji.text(), emoji));
            var picture = emoji.picture();
            byte[] sheet = EmojiTable.sheet(picture.sheet());
            assertThat(
                            new String(
                                    sheet,
                                    picture.from() + 1,
                                    3,
                                    java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("PNG");
            assertThat(picture.from() + picture.length()).isLessThanOrEqualTo(sheet.length);
        }
    }
}
