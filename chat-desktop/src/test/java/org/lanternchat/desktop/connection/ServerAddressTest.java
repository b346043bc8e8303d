package org.lanternchat.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "chat.local:8080, ws://chat.local:8080/ws, chat.local",
        "192.168.1.20, ws://192.168.1.20:8080/ws, 192.168.1.20",
        "' Chat.Local ', ws://chat.local:8080/ws, chat.local",
        "192.168.1.20:9000, ws://192.168.1.20:9000/ws, 192.168.1.20:9000",
        "http://host:8123/#general, ws://host:8123/ws, host:8123",
        "http://host/, ws://host:8080/ws, host",
        "ws://host:1234/ws, ws://host:1234/ws, host:1234",
        "https://chat.example, wss://chat.example:443/ws, https://chat.example:443",
        "wss://chat.example:8443/, wss://chat.example:8443/ws, https://chat.example:8443",
        "fe80::1, ws://[fe80::1]:8080/ws, [fe80::1]",
        "[fe80::1]:9000, ws://[fe80::1]:9000/ws, [fe80::1]:9000",
    })
    void whatPeopleTypeIsUnderstood(String typed, String socket, String text) {
        ServerAddress address = ServerAddress.parse(typed).orElseThrow();
        assertThat(address.socket()).hasToString(socket);
        assertThat(address.text()).isEqualTo(text);
        assertThat(ServerAddress.parse(address.text()).orElseThrow().socket())
                .isEqualTo(address.socket());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "two words",
                "http://",
                "ftp://host",
                "host:99999",
                "host:0",
                "http://user@host",
                "host:port",
                "javascript://alert",
                "::::",
                "a/../b c"
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(ServerAddress.parse(typed)).isEmpty();
    }

    @Test
    void aLinkLeadsToItsRoomAndTheWayBackIsTheSame() {
        ServerAddress address = ServerAddress.parse("http://host:81/#General").orElseThrow();
        assertThat(address.room()).isEqualTo("general");
        assertThat(address.linkTo("general")).isEqualTo("http://host:81/#general");
        String odd = address.linkTo("löwen & co");
        assertThat(ServerAddress.parse(odd).orElseThrow().room()).isEqualTo("löwen & co");
        assertThat(ServerAddress.parse("http://host/#~private").orElseThrow().room()).isNull();
    }
}
