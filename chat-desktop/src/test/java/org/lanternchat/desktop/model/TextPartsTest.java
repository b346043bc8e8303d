package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanternchat.desktop.model.TextParts.Part;

import java.util.List;
import java.util.Objects;

class TextPartsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://example.org/a for it.|https://example.org/a",
                "(https://example.org/a).|https://example.org/a",
                "https://example.org/a_(b)|https://example.org/a_(b)",
                "HTTP://EXAMPLE.org:8080/x?y=1&z=[2]#f!|HTTP://EXAMPLE.org:8080/x?y=1&z=[2]#f",
                "\"https://example.org/\"|https://example.org/",
                "https://münchen.example/straße, ja|https://münchen.example/straße",
            })
    void linksAreFoundWithoutTheSignsAroundThem(String text, String link) {
        assertThat(TextParts.of(text).stream().map(Part::link).filter(Objects::nonNull))
                .containsExactly(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)", "file:///etc/passwd", "ftp://example.org", "https://",
                "http:///x", "<b>bold</b> & **not**", "data:text/html,x", "xhttps//example.org"
            })
    void nothingElseIsALink(String text) {
        assertThat(TextParts.of(text)).containsExactly(new Part(text, null));
    }

    @Test
    void thePartsTogetherAreTheText() {
        String text = "a https://x.org b\nhttp://y.org, c " + "z".repeat(4_000);
        assertThat(String.join("", TextParts.of(text).stream().map(Part::text).toList()))
                .isEqualTo(text);
        assertThat(TextParts.of("")).isEqualTo(List.of());
    }

    @Test
    void theDirectionIsThatOfTheFirstLetter() {
        assertThat(TextParts.isRightToLeft("123 שלום abc")).isTrue();
        assertThat(TextParts.isRightToLeft("abc שלום")).isFalse();
        assertThat(TextParts.hasRightToLeft("abc שלום")).isTrue();
        assertThat(TextParts.hasRightToLeft("abc 👍 ü")).isFalse();
    }
}
