package org.lanternchat.desktop.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;

import java.util.List;

class FlatTextTest {
    /// `ab👍cd` and room behind it.
    private static final FlatText FLAT =
            new FlatText(
                    List.of(
                            new Atom.Words(new Text(), "ab", 0, 2),
                            new Atom.Box(new Region(), 2, 2),
                            new Atom.Words(new Text(), "cd", 4, 2),
                            new Atom.Words(new Text(), " ", 6, 0),
                            new Atom.Box(new Region(), 6, 0)),
                    6);

    @Test
    void anEmojiIsOneLetterToTheToolkit() {
        assertThat(FLAT.text()).isEqualTo("ab一cd 一");
        int[] flats = {0, 1, 2, 2, 3, 4, 5};
        for (int i = 0; i < flats.length; i++) assertThat(FLAT.flat(i)).isEqualTo(flats[i]);
        int[] contents = {0, 1, 2, 4, 5, 6, 6, 6};
        for (int i = 0; i < contents.length; i++) {
            assertThat(FLAT.content(i)).as("%d", i).isEqualTo(contents[i]);
        }
    }

    @Test
    void theAtomOfAPlaceIsFound() {
        assertThat(FLAT.atomAt(0)).isZero();
        assertThat(FLAT.atomAt(2)).isEqualTo(1);
        assertThat(FLAT.atomAt(4)).isEqualTo(2);
        assertThat(FLAT.atomAt(6)).isEqualTo(4);
    }
}
