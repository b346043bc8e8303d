package org.lanternchat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class CodecTest {
    private static final RoomName GENERAL = RoomName.GENERAL;

    @Test
    void theTutorialsEventsHaveTheirFieldsInTheirOrder() {
        assertThat(text(new TutorialEvent.NoticeA("alice joined #general")))
                .isEqualTo("{\"type\":\"system\",\"text\":\"alice joined #general\"}");
        assertThat(text(new TutorialEvent.ChatA("alice", "hi")))
                .isEqualTo("{\"type\":\"chat\",\"name\":\"alice\",\"text\":\"hi\"}");
        assertThat(text(new TutorialEvent.NoticeB("alice joined the room.")))
                .isEqualTo("{\"type\":\"notification\",\"message\":\"alice joined the room.\"}");
        assertThat(text(new TutorialEvent.UsersB(List.of("alice", "bob"))))
                .isEqualTo("{\"type\":\"users\",\"users\":[\"alice\",\"bob\"]}");
        assertThat(text(new TutorialEvent.ChatB("hi", "alice")))
                .isEqualTo("{\"type\":\"chat\",\"message\":\"hi\",\"username\":\"alice\"}");
    }

    @Test
    void theFieldOfTheNameTellsTheTutorialsApart() {
        assertThat(Codec.decodeTutorial("{\"type\":\"join\",\"name\":\"alice\",\"room\":\"Tech\"}"))
                .isEqualTo(new TutorialCommand.Join(false, "alice", new RoomName("tech")));
        assertThat(Codec.decodeTutorial("{\"type\":\"join\",\"username\":\"alice\"}"))
                .isEqualTo(new TutorialCommand.Join(true, "alice", GENERAL));
        assertThat(Codec.decodeTutorial("{\"type\":\"join\"}"))
                .isEqualTo(new TutorialCommand.Join(false, null, GENERAL));
    }

    @Test
    void whatTheTutorialsDoNotKnowIsIgnored() {
        for (String frame : List.of("", "x", "[]", "{}", "{\"type\":\"dance\"}", "{\"type\":7}")) {
            assertThat(Codec.decodeTutorial(frame)).isEqualTo(new TutorialCommand.Ignored());
        }
        assertThat(Codec.decodeTutorial("{\"type\":\"chat\",\"text\":\"  \"}"))
                .isEqualTo(new TutorialCommand.Chat(""));
    }

    @Test
    void aTutorialsTextIsCutToTheLimit() {
        String long4500 = "😀".repeat(4_500);

        TutorialCommand chat =
                Codec.decodeTutorial("{\"type\":\"chat\",\"message\":\"" + long4500 + "\"}");

        assertThat(chat).isEqualTo(new TutorialCommand.Chat("😀".repeat(Limits.TEXT)));
    }

    @Test
    void unknownFieldsAndEventsAreIgnored() {
        assertThat(Codec.decodeCommand("{\"type\":\"ping\",\"rid\":null,\"new\":{\"x\":[1]}}"))
                .isEqualTo(new ClientCommand.Ping(null));
        assertThat(Codec.decodeEvent("{\"type\":\"hologram\",\"x\":1}"))
                .isEqualTo(new ServerEvent.Unknown());
        assertThat(Codec.decodeEvent("not even JSON")).isEqualTo(new ServerEvent.Unknown());
        assertThat(
                        Codec.decodeEvent(
                                "{\"type\":\"error\",\"code\":\"of_next_year\",\"text\":\"?\"}"))
                .isEqualTo(ServerEvent.Failure.of(ErrorCode.UNKNOWN, "?"));
    }

    @Test
    void aTextIsKeptAsWrittenButForItsEnd() {
        ClientCommand chat =
                Codec.decodeCommand(
                        "{\"type\":\"chat\",\"room\":\"general\",\"text\":\"  a\\r"
                                + "\\n"
                                + "b\\r"
                                + "c \\n"
                                + "\\t\"}");

        assertThat(chat).isEqualTo(new ClientCommand.Chat(null, GENERAL, null, "  a\nb\nc", null));
    }

    private static String text(TutorialEvent event) {
        return new String(Codec.encode(event), UTF_8);
    }

    @Test
    void aDocumentIsReadAsItWasWritten() {
        Map<String, Object> document = Map.of("name", "chat", "sizes", List.of(1, 2));
        assertThat(Codec.decodeDocument(Codec.encodeDocument(document))).isEqualTo(document);
        for (String none : List.of("", "null", "[1]", "{\"a\":1,\"a\":2}", "{} {}")) {
            assertThat(Codec.decodeDocument(none.getBytes(UTF_8))).as(none).isEmpty();
        }
    }
}
