package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Hit;
import org.lanternchat.protocol.ServerEvent.Stamp;

import java.util.List;

class LocalSearchTest {
    private static final Chat DELETED =
            new Chat(new Stamp("general", 9, 9, "u2", "bob", null), null);

    private static Chat said(long seq, String text) {
        return new Chat("general", seq, seq, "u2", "bob", null, text, null);
    }

    private static List<Hit> find(String query, String... texts) {
        List<Chat> messages = new java.util.ArrayList<>();
        for (String text : texts) messages.add(said(messages.size() + 1, text));
        messages.add(DELETED);
        return LocalSearch.find(List.of(messages), query, 10);
    }

    @Test
    void caseAndAccentsDoNotMatterAndTheNewestComesFirst() {
        assertThat(find("uber Strasse", "\u00dcber die Strasse", "STRASSE \u00fcber", "nichts"))
                .extracting(Hit::seq)
                .containsExactly(2L, 1L);
    }

    @Test
    void shortWordsAreFoundAtTheBeginningOfAWordOnly() {
        assertThat(find("in", "begin", "install", "an inn")).extracting(Hit::seq).contains(2L, 3L);
        assertThat(find("in", "begin")).isEmpty();
        assertThat(find("gin", "begin")).hasSize(1);
    }

    @Test
    void everyWordMustBeThereAndIsMarkedInCodePoints() {
        assertThat(find("red blue", "red", "blue", "a \ud83d\ude00 Blue red"))
                .singleElement()
                .satisfies(
                        hit ->
                                assertThat(hit.marks())
                                        .containsExactlyInAnyOrder(List.of(9, 3), List.of(4, 4)));
    }

    @Test
    void noMoreThanWantedAndNothingForNoWords() {
        String[] many =
                java.util.stream.Stream.generate(() -> "word").limit(30).toArray(String[]::new);
        assertThat(find("word", many)).hasSize(10);
        assertThat(find("  ", many)).isEmpty();
    }
}
