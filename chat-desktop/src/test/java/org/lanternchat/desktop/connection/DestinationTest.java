package org.lanternchat.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    private static final String PRIVATE = "~AAAAAAAAAAAAAAAAAAAAA-";

    @Test
    void anAddressARoomAndAnInvitationAreToldApart() {
        Destination plain = Destination.parse("chat.local").orElseThrow();
        assertThat(plain.server().room()).isNull();
        assertThat(plain.invite()).isNull();
        Destination room = Destination.parse("http://chat.local:8080/#General").orElseThrow();
        assertThat(room.server().room()).isEqualTo("general");
        Destination invited =
                Destination.parse(" http://chat.local/#" + PRIVATE + "/c0de ").orElseThrow();
        assertThat(invited.server().text()).isEqualTo("chat.local");
        assertThat(invited.server().room()).isNull();
        assertThat(invited.invite()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://chat.local/#" + PRIVATE + "/",
                "http://chat.local/#" + PRIVATE + "/co de",
                "http://chat.local/#a name that is longer than any room may have",
                "two words",
            })
    void whatIsCutOrNoLinkLeadsNowhere(String typed) {
        assertThat(Destination.parse(typed)).isEmpty();
    }

    @Test
    void overAnEncryptedLineItLeadsToTheSamePlace() {
        String room = Destination.parse("http://chat.local:81/#tech").orElseThrow().encrypted();
        assertThat(room).isEqualTo("https://chat.local:81/#tech");
        String link = "http://chat.local:81/#" + PRIVATE + "/c0de";
        String invited = Destination.parse(link).orElseThrow().encrypted();
        assertThat(invited).isEqualTo("https" + link.substring(4));
        String plain = Destination.parse("chat.local").orElseThrow().encrypted();
        assertThat(plain).isEqualTo("https://chat.local:8080");
    }
}
