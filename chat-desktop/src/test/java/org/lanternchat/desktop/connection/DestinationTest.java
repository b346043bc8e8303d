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

    @Test
    void aLinkMayBringTheJoinCodeOfTheChat() {
        Destination chat = Destination.parse("http://host:8080/#~!Blue-Door").orElseThrow();
        assertThat(chat.joinCode()).isEqualTo("Blue-Door");
        assertThat(chat.server().text()).isEqualTo("host");
        assertThat(chat.server().room()).isNull();
        assertThat(chat.encrypted()).isEqualTo("https://host:8080/#~!Blue-Door");
        Destination room = Destination.parse("host:9000/#~!BLUEDOOR/tech").orElseThrow();
        assertThat(room.joinCode()).isEqualTo("BLUEDOOR");
        assertThat(room.server().room()).isEqualTo("tech");
        assertThat(room.encrypted()).isEqualTo("https://host:9000/#~!BLUEDOOR/tech");
        String id = "~" + "A".repeat(22);
        Destination hidden =
                Destination.parse("http://host/#~!BLUEDOOR/" + id + "/Yk3tq9").orElseThrow();
        assertThat(hidden.joinCode()).isEqualTo("BLUEDOOR");
        assertThat(hidden.invite()).isNotNull();
        assertThat(Destination.parse(hidden.encrypted())).isPresent();
        assertThat(hidden.toString()).doesNotContain("BLUEDOOR");
    }

    @Test
    void aBrokenJoinCodeLeadsNowhere() {
        assertThat(Destination.parse("http://host/#~!")).isEmpty();
        assertThat(Destination.parse("http://host/#~!abc")).isEmpty();
        assertThat(Destination.parse("http://host/#~!two words")).isEmpty();
    }
}
