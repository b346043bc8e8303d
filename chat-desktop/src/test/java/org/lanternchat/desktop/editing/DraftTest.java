package org.lanternchat.desktop.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.desktop.editing.Draft.Move;

import java.util.List;
import java.util.Random;

class DraftTest {
    private int changes;
    private final Draft draft = new Draft(() -> changes++);

    private void type(String text) {
        text.codePoints().forEach(c -> draft.insert(Character.toString(c)));
    }

    @Test
    void whatIsTypedStandsAtTheCaret() {
        type("ac");
        draft.move(Move.BACK, false);
        type("b");
        assertThat(draft.text()).isEqualTo("abc");
        assertThat(draft.caret()).isEqualTo(2);
        assertThat(changes).isEqualTo(4);
    }

    @Test
    void whatIsTypedReplacesTheSelection() {
        draft.reset("one two");
        draft.move(Move.WORD_BACK, true);
        assertThat(draft.selected()).isEqualTo("two");
        type("2");
        assertThat(draft.text()).isEqualTo("one 2");
        draft.undo();
        assertThat(draft.text()).isEqualTo("one two");
        assertThat(draft.selected()).isEqualTo("two");
    }

    @Test
    void anEmojiIsOneLetter() {
        draft.reset("a👩🏾‍🚒🇩🇪e\u0301");
        draft.delete(Move.BACK);
        assertThat(draft.text()).isEqualTo("a👩🏾‍🚒🇩🇪");
        draft.delete(Move.BACK);
        draft.move(Move.BACK, false);
        assertThat(draft.caret()).isEqualTo(1);
        draft.delete(Move.FORWARD);
        assertThat(draft.text()).isEqualTo("a");
    }

    @Test
    void aSelectionCollapsesToTheSideOfTheMove() {
        draft.reset("abcd");
        draft.select(3, 1);
        assertThat(draft.caret()).isEqualTo(1);
        draft.move(Move.FORWARD, false);
        assertThat(draft.caret()).isEqualTo(3);
        draft.select(1, 3);
        draft.move(Move.BACK, false);
        assertThat(draft.caret()).isEqualTo(1);
    }

    @Test
    void wordsAreSkippedWithTheSpaceBesideThem() {
        draft.reset("one  two, three");
        draft.move(Move.WORD_BACK, false);
        assertThat(draft.caret()).isEqualTo(10);
        draft.delete(Move.WORD_BACK);
        draft.delete(Move.WORD_BACK);
        assertThat(draft.text()).isEqualTo("one  three");
        draft.move(Move.START, false);
        draft.move(Move.WORD_FORWARD, false);
        draft.move(Move.WORD_FORWARD, false);
        assertThat(draft.caret()).isEqualTo(10);
    }

    @Test
    void aWordIsUndoneAtOnce() {
        type("hello");
        type(" ");
        type("world");
        draft.undo();
        assertThat(draft.text()).isEqualTo("hello ");
        draft.undo();
        draft.undo();
        assertThat(draft.text()).isEmpty();
        assertThat(draft.canUndo()).isFalse();
        draft.redo();
        assertThat(draft.text()).isEqualTo("hello");
        type("!");
        assertThat(draft.canRedo()).isFalse();
    }

    @Test
    void lettersDeletedInOneGoComeBackAtOnce() {
        draft.reset("hello");
        for (int i = 0; i < 3; i++) draft.delete(Move.BACK);
        draft.undo();
        assertThat(draft.text()).isEqualTo("hello");
    }

    @Test
    void controlCharactersStayOutside() {
        draft.insert("a\u0000b\r\nc\td\u001b");
        assertThat(draft.text()).isEqualTo("ab\nc\td");
    }

    @Test
    void aDoubleClickSelectsAWord() {
        draft.reset("one two");
        draft.selectWordAt(5);
        assertThat(draft.selected()).isEqualTo("two");
        draft.selectWordAt(7);
        assertThat(draft.selected()).isEqualTo("two");
        draft.reset("");
        draft.selectWordAt(0);
        assertThat(draft.selected()).isEmpty();
    }

    private static Move any(Random random) {
        List<Move> moves = List.of(Move.values());
        return moves.get(random.nextInt(moves.size()));
    }

    @Test
    void whateverIsDoneCanBeUndone() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Draft some = new Draft(() -> {});
            for (int i = 0; i < 60; i++) {
                switch (random.nextInt(6)) {
                    case 0 -> some.insert("👍🏽 ");
                    case 1 -> some.insert(Character.toString('a' + random.nextInt(26)));
                    case 2 -> some.delete(any(random));
                    case 3 -> some.move(any(random), random.nextBoolean());
                    case 4 -> some.undo();
                    default -> some.redo();
                }
                assertThat(some.caret()).isBetween(0, some.text().length());
                assertThat(some.anchor()).isBetween(0, some.text().length());
            }
            while (some.canUndo()) some.undo();
            assertThat(some.text()).as("seed %d", seed).isEmpty();
        }
    }
}
