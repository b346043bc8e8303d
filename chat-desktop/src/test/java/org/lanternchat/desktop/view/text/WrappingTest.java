package org.lanternchat.desktop.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {
    private static final Wrapping.Measure LETTERS = (from, to) -> to - from;

    @Test
    void linesBreakBetweenWordsAndInsideThoseThatAreTooLong() {
        assertThat(Wrapping.breaks("aa bb cc", 6, LETTERS)).containsExactly(6);
        assertThat(Wrapping.breaks("aa\nbb cc", 5, LETTERS)).isEmpty();
        assertThat(Wrapping.breaks("a bbbbbbbbb c", 4, LETTERS)).containsExactly(2, 6, 10);
        assertThat(Wrapping.breaks("", 4, LETTERS)).isEmpty();
    }
}
