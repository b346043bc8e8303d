package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void aWholeNameComesBeforeItsBeginningAWordAPieceAndScatteredLetters() {
        int whole = Ranking.of("tech", "Tech");
        int start = Ranking.of("te", "tech");
        int word = Ranking.of("te", "my-tech");
        int inside = Ranking.of("ec", "tech");
        int scattered = Ranking.of("th", "tech");
        assertThat(whole).isGreaterThan(start);
        assertThat(start).isGreaterThan(word);
        assertThat(word).isGreaterThan(inside);
        assertThat(inside).isGreaterThan(scattered);
        assertThat(scattered).isGreaterThan(Ranking.NONE);
        assertThat(Ranking.of("ht", "tech")).isEqualTo(Ranking.NONE);
    }

    @Test
    void caseAndAccentsDoNotMatter() {
        assertThat(Ranking.folded(" ZOË ")).isEqualTo("zoe");
        assertThat(Ranking.of("zoe", "Zoë")).isEqualTo(Ranking.of("zoe", "zoe"));
        assertThat(Ranking.has("шл", "Пошли")).isTrue();
    }

    @Test
    void aLaterWordIsFoundBehindAnEarlierPiece() {
        assertThat(Ranking.of("an", "Ivan Andersen")).isEqualTo(Ranking.of("an", "x an"));
    }
}
