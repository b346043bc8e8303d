package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPartsTest {
    @Test
    void whatTheToolkitCannotWrapIsKnown() {
        assertThat(TextParts.isSimple("Grüße, “Ελλάδα” €5 漢字 한국어 Привет…")).isTrue();
        assertThat(TextParts.isSimple("שלום")).isFalse();
        assertThat(TextParts.isSimple("party 🎉")).isFalse();
        assertThat(TextParts.isSimple("e\u0301")).isFalse();
        assertThat(TextParts.isWestern("Grüße, “Ελλάδα” €5 Привет…")).isTrue();
        assertThat(TextParts.isWestern("漢字")).isFalse();
    }

    @Test
    void theDirectionIsThatOfTheFirstLetter() {
        assertThat(TextParts.isRightToLeft("123 שלום abc")).isTrue();
        assertThat(TextParts.isRightToLeft("abc שלום")).isFalse();
        assertThat(TextParts.hasRightToLeft("abc שלום")).isTrue();
        assertThat(TextParts.hasRightToLeft("abc 👍 ü")).isFalse();
    }

    @Test
    void onlySignsThatTurnTheDirectionTurnAText() {
        assertThat(TextParts.isTurned("\u202eevil")).isTrue();
        assertThat(TextParts.isTurned("a \u2067b\u2069")).isTrue();
        assertThat(TextParts.isTurned("שלום abc")).isFalse();
    }
}
