package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanternchat.server.Malformed.Bad;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is wrong with a command is said with the right code, the connection lives on, and nothing
/// has changed.
class BadInputTest {
    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    private WireClient alice;
    private WireClient bob;

    /// Alice owns the room and the server, so that nothing but the input is wrong.
    @BeforeEach
    void aRoomWithALog() {
        alice = server.owner("alice");
        alice.ask("{'type':'create','room':'lab','topic':'cake'}");
        alice.await("topic");
        bob = server.member("bob", "lab");
        bob.say("lab", "hi @alice");
        alice.ask("{'type':'react','room':'lab','target':2,'emoji':'👍','on':true}");
        alice.ask("{'type':'pin','room':'lab','target':2,'on':true}");
        bob.enter("tech");
        for (int i = 1; i <= 20; i++) bob.say("tech", "m" + i);
    }

    static Stream<Malformed> commands() {
        return Malformed.COMMANDS.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatIsMalformedIsRefusedAndChangesNothing(Malformed command) {
        List<String> before = everything();

        for (Bad bad : command.mutations()) {
            alice.send(bad.command());
            JsonNode answer = alice.await(BadInputTest::isAnswer);
            assertThat(answer.path("code").asString(answer.toString()))
                    .as(bad.command())
                    .isEqualTo(bad.code());
            assertThat(Frames.type(alice.ask("{'type':'ping'}"))).isEqualTo("pong");
        }

        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theExamplesThemselvesAreWellFormed(Malformed command) {
        if (command.type().equals("hello")) return;
        alice.send(command.example());

        JsonNode answer = alice.await(BadInputTest::isAnswer);

        assertThat(answer.path("code").asString("")).isNotIn("bad_field", "bad_json", "too_long");
    }

    /// Not what is pushed meanwhile.
    private static boolean isAnswer(JsonNode frame) {
        return Frames.type(frame).equals("error")
                || frame.path("rid").asString("").equals("r")
                || frame.path("cid").asString("").equals("c");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type':'chat','room':'lab','text':'x','reply':15}            | not_found",
                "{'type':'chat','room':'lab','text':'x','reply':3}             | not_found",
                "{'type':'chat','room':'lab','text':'x','files':['f-none']}    | not_found",
                "{'type':'chat','room':'nowhere','text':'x'}                   | not_member",
                "{'type':'edit','room':'lab','target':15,'text':'x'}           | not_found",
                "{'type':'edit','room':'lab','target':2,'text':'x'}            | forbidden",
                "{'type':'delete','room':'lab','target':15}                    | not_found",
                "{'type':'react','room':'lab','target':15,'emoji':'👍','on':true} | not_found",
                "{'type':'pin','room':'lab','target':15,'on':true}             | not_found",
                "{'type':'topic','room':'nowhere','text':'x'}                  | not_member",
                "{'type':'typing','room':'nowhere','on':true}                  | not_member",
                "{'type':'read','room':'nowhere','seq':1}                      | no_room",
                "{'type':'history','room':'nowhere'}                           | no_room",
                "{'type':'search','room':'nowhere','q':'hi'}                   | no_room",
                "{'type':'create','room':'lab'}                                | room_taken",
                "{'type':'direct','to':'nobody'}                               | not_found",
                "{'type':'invite','room':'nowhere'}                            | no_room",
                "{'type':'name','name':'bob'}                                  | name_taken",
                "{'type':'claim','code':'WRONG'}                               | bad_token",
                "{'type':'moderate','room':'nowhere','action':'lock'}          | no_room",
                "{'type':'moderate','room':'lab','action':'ban','uid':'u99'}   | not_found",
                "{'type':'moderate','action':'ban','uid':'u99'}                | not_found",
                "{'type':'role','room':'nowhere','uid':'u2','role':'owner'}    | no_room",
                "{'type':'role','room':'lab','uid':'u99','role':'owner'}       | not_found",
                "{'type':'hook','room':'nowhere','name':'bot'}                 | no_room",
                "{'type':'unhook','code':'none'}                               | not_found",
                "{'type':'dance','room':'lab'}                                 | unknown_type",
                "{'v':1,'name':'carol','type':'hello'}                         | forbidden",
            })
    void whatIsUnknownOrAnothersIsRefusedAndChangesNothing(String command, String code) {
        List<String> before = everything();

        assertThat(alice.refusal(command)).isEqualTo(code);

        assertThat(Frames.type(alice.ask("{'type':'ping'}"))).isEqualTo("pong");
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'type':'chat','text':'x'",
                "'type':'edit','target':2,'text':'x'",
                "'type':'react','target':2,'emoji':'🎂','on':true",
                "'type':'pin','target':2,'on':false",
                "'type':'topic','text':'x'",
                "'type':'delete','target':2"
            })
    void whoWroteWhenAndWithWhichNumberIsNotTheClientsToSay(String entry) {
        String forged =
                ",'uid':'u1','name':'alice','seq':99,'at':1,'mentions':['u1'],'role':'owner',"
                        + "'edited':1,'deleted':true,'pinned':true,'reactions':{'👍':['u1']}";
        alice.ask("{'type':'role','room':'lab','uid':'u2','role':'moderator'}");

        JsonNode echo = bob.ask("{'room':'lab'," + entry + forged + "}");

        assertThat(echo.path("seq").asLong()).as(echo.toString()).isEqualTo(5);
        assertThat(echo.get("uid").asString()).isEqualTo("u2");
        assertThat(echo.get("name").asString()).isEqualTo("bob");
        assertThat(echo.get("at").asLong()).isGreaterThan(1_000_000_000_000L);
        for (String field :
                List.of("mentions", "edited", "deleted", "pinned", "reactions", "role")) {
            assertThat(echo.has(field)).as(field).isFalse();
        }
    }

    @Test
    void whatIsNoGoodJsonIsRefusedAndChangesNothing() {
        List<String> before = everything();

        for (String frame :
                List.of(
                        "[]",
                        "7",
                        "null",
                        "{",
                        "{'type':'chat','room':'lab','text':'x'} {}",
                        "{'type':'chat','room':'lab','room':'lab','text':'x'}",
                        "{'type':'edit','room':'lab','text':'x','target':123456789012345678901}",
                        "{'type':'chat','room':'lab','text':'x','deep':"
                                + "[".repeat(21)
                                + "]".repeat(21)
                                + "}")) {
            alice.send(frame);
            assertThat(alice.await("error").get("code").asString()).as(frame).isEqualTo("bad_json");
        }

        assertThat(everything()).isEqualTo(before);
    }

    /// All that a client can learn: rooms with roles and marks, the log, the pins, who is there.
    private List<String> everything() {
        List<String> frames = new ArrayList<>();
        for (WireClient who : List.of(alice, bob)) {
            who.send("{'type':'rooms','rid':'e'}");
            frames.add(who.await(BadInputTest::isOfSnapshot).toString());
            for (String room : List.of("lab", "tech")) {
                who.send("{'type':'history','rid':'e','room':'" + room + "'}");
                frames.add(who.await(BadInputTest::isOfSnapshot).toString());
            }
            who.send("{'type':'history','rid':'e','room':'lab','pinned':true}");
            frames.add(who.await(BadInputTest::isOfSnapshot).toString());
            who.send("{'type':'join','rid':'e','room':'lab','since':0}");
            frames.add(who.await(BadInputTest::isOfSnapshot).toString());
            for (String type : List.of("users", "entries", "synced")) {
                frames.add(who.await(type).toString());
            }
        }
        return frames;
    }

    private static boolean isOfSnapshot(JsonNode frame) {
        return frame.path("rid").asString("").equals("e");
    }
}
