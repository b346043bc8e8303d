package org.lanternchat.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.RoomName;

class InviteLinkTest {
    private static final String ROOM = "~AAAAAAAAAAAAAAAAAAAAA-";

    @Test
    void aLinkIsUnderstoodAsItWasHandedOn() {
        ServerAddress server = ServerAddress.parse("https://chat.local:9000").orElseThrow();
        InviteLink link = new InviteLink(server, new RoomName(ROOM), "c0de_-");
        assertThat(link.text()).isEqualTo("https://chat.local:9000/#" + ROOM + "/c0de_-");
        assertThat(InviteLink.parse(" " + link.text() + "\n")).contains(link);
        assertThat(link.toString()).doesNotContain("c0de");
    }

    @Test
    void nothingElseIsALink() {
        assertThat(InviteLink.parse("http://chat.local/#general")).isEmpty();
        assertThat(InviteLink.parse("http://chat.local/#" + ROOM)).isEmpty();
        assertThat(InviteLink.parse("http://chat.local/#~short/code")).isEmpty();
        assertThat(InviteLink.parse("http://chat.local/#" + ROOM + "/co de")).isEmpty();
        assertThat(InviteLink.parse("ftp://chat.local/#" + ROOM + "/code")).isEmpty();
        assertThat(InviteLink.parse("x".repeat(100_000))).isEmpty();
    }
}
