package org.lanternchat.desktop.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.desktop.emoji.Emoji.Group;
import org.lanternchat.desktop.emoji.PickerModel.Row;

import java.util.List;
import java.util.Objects;

class PickerModelTest {
    private static Emoji named(String name) {
        return Objects.requireNonNull(EmojiTable.get().named(name));
    }

    private static String current(PickerModel model) {
        Emoji emoji = model.current();
        return emoji == null ? "" : emoji.name();
    }

    @Test
    void whatWasUsedLastComesFirst() {
        PickerModel model = new PickerModel(List.of(named("rocket"), named("tada")));
        assertThat(model.rows().getFirst()).isEqualTo(new Row.Title(null));
        assertThat(current(model)).isEqualTo("rocket");
        model.moveSideways(1);
        assertThat(current(model)).isEqualTo("tada");
        model.moveSideways(1);
        assertThat(current(model)).isEqualTo("grinning");
        model.moveSideways(-1);
        assertThat(current(model)).isEqualTo("tada");
    }

    @Test
    void linesAreWalkedOverTheTitlesAndNotBeyondTheEnds() {
        PickerModel model = new PickerModel(List.of());
        assertThat(current(model)).isEqualTo("grinning");
        assertThat(model.moveUpOrDown(-1)).isFalse();
        model.moveSideways(-1);
        assertThat(current(model)).isEqualTo("grinning");
        assertThat(model.moveUpOrDown(1)).isTrue();
        assertThat(model.column()).isZero();
        model.standAt(model.rows().size() - 1);
        model.moveSideways(PickerModel.COLUMNS);
        assertThat(model.current()).isNotNull();
    }

    @Test
    void searchingShowsWhatIsFoundAndAnEmptySearchEverything() {
        PickerModel model = new PickerModel(List.of());
        int all = model.rows().size();
        model.search("rocket");
        assertThat(current(model)).isEqualTo("rocket");
        model.search("qqqqq");
        assertThat(model.rows()).isEmpty();
        assertThat(model.current()).isNull();
        assertThat(model.row()).isEqualTo(-1);
        model.moveSideways(1);
        model.search(" ");
        assertThat(model.rows()).hasSize(all);
    }

    @Test
    void eachGroupHasItsPlace() {
        PickerModel model = new PickerModel(List.of());
        for (Group group : Group.values()) {
            if (!group.isInPicker()) continue;
            assertThat(model.rows().get(model.rowOf(group))).isEqualTo(new Row.Title(group));
            model.standAt(model.rowOf(group));
            assertThat(Objects.requireNonNull(model.current()).group()).isEqualTo(group);
        }
    }
}
