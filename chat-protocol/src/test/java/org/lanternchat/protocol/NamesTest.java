package org.lanternchat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "Ada Lovelace",
                "田中さん",
                "김철수 Kim",
                "Анна",
                "عمر",
                "O'Neill-3",
                "😀",
                "José",
                "ᐊᑎᖅ",
                "abcdefghijklmnopqrstuvwx",
                "Zoë̈"
            })
    void aNameThatPeopleHaveIsTaken(String name) {
        assertThat(new Name(name).value()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "a\nb",
                "a\u0000b",
                "a\u200bb",
                "a\u202eb",
                "\u2066a",
                "аdmin",
                "pаypal",
                "admin",
                "ADMIN",
                "System",
                "ｓｅｒｖｅｒ",
                "abcdefghijklmnopqrstuvwxy",
                "x\u0301\u0301\u0301",
                "\u0301\u0302",
                "\u3164",
                "\ue000",
                "\u2800"
            })
    void aNameThatMisleadsIsRefused(String name) {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> new Name(name))
                .matches(refused -> refused.code() == ErrorCode.NAME_INVALID)
                .matches(refused -> refused.sentence().endsWith("."));
    }

    @Test
    void namesThatOnlyLookDifferentAreTheSame() {
        assertThat(new Name("Alice").key()).isEqualTo(new Name(" ａｌｉｃｅ ").key());
        assertThat(new Name("STRASSE").key()).isEqualTo(new Name("straße").key());
        assertThat(new Name("Ada   L").value()).isEqualTo("Ada L");
    }

    @Test
    void aNumberFitsBehindTheLongestName() {
        Name longest = new Name("😀".repeat(Limits.NAME));

        assertThat(longest.numbered(12).value()).isEqualTo("😀".repeat(21) + "-12");
    }

    @Test
    void aRoomNameIsTrimmedNormalizedAndInLowerCase() {
        assertThat(new RoomName("  TecH ").value()).isEqualTo("tech");
        assertThat(new RoomName("ＬＵＮＣＨ").value()).isEqualTo("lunch");
        assertThat(new RoomName("ÄRGER")).isEqualTo(new RoomName("ärger"));
    }

    @Test
    void aTutorialsRoomIsMadeToFit() {
        assertThat(RoomName.lenient("My Very Long Room Name Indeed").value())
                .isEqualTo("my very long room name i");
        assertThat(RoomName.lenient("~secret").value()).isEqualTo("secret");
        assertThat(RoomName.lenient("a\u202eb").value()).isEqualTo("ab");
        assertThat(RoomName.lenient("\u200b ~~ ")).isEqualTo(RoomName.GENERAL);
    }
}
