package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// To whoever is not in it a private or direct room does not exist.
class HiddenRoomsTest {
    /// Well formed, and made by nobody.
    private static final String NOWHERE = "~AAAAAAAAAAAAAAAAAAAAAA";

    private static final String TITLE = "Surprise party";

    private static final List<String> COMMANDS =
            List.of(
                    "{'type':'join','rid':'r','room':'ROOM'}",
                    "{'type':'join','rid':'r','room':'ROOM','since':1}",
                    "{'type':'join','rid':'r','room':'ROOM','invite':'guessed'}",
                    "{'type':'leave','rid':'r','room':'ROOM'}",
                    "{'type':'create','rid':'r','room':'ROOM'}",
                    "{'type':'create','rid':'r','kind':'open','room':'ROOM','topic':'x'}",
                    "{'type':'direct','rid':'r','to':'ROOM'}",
                    "{'type':'invite','rid':'r','room':'ROOM'}",
                    "{'type':'history','rid':'r','room':'ROOM'}",
                    "{'type':'history','rid':'r','room':'ROOM','around':1}",
                    "{'type':'history','rid':'r','room':'ROOM','pinned':true}",
                    "{'type':'search','rid':'r','room':'ROOM','q':'hush'}",
                    "{'type':'chat','rid':'r','cid':'c','room':'ROOM','text':'x'}",
                    "{'type':'chat','rid':'r','room':'ROOM','text':'x','reply':1}",
                    "{'type':'chat','rid':'r','room':'ROOM','files':['f1']}",
                    "{'type':'edit','rid':'r','cid':'c','room':'ROOM','target':1,'text':'x'}",
                    "{'type':'delete','rid':'r','cid':'c','room':'ROOM','target':1}",
                    "{'type':'react','rid':'r','room':'ROOM','target':1,'emoji':'👍','on':true}",
                    "{'type':'pin','rid':'r','cid':'c','room':'ROOM','target':1,'on':true}",
                    "{'type':'topic','rid':'r','cid':'c','room':'ROOM','text':'x'}",
                    "{'type':'typing','rid':'r','room':'ROOM','on':true}",
                    "{'type':'read','rid':'r','room':'ROOM','seq':1}",
                    "{'type':'moderate','rid':'r','room':'ROOM','action':'kick','uid':'u1'}",
                    "{'type':'moderate','rid':'r','room':'ROOM','action':'unban','uid':'u2'}",
                    "{'type':'moderate','rid':'r','room':'ROOM','action':'lock'}",
                    "{'type':'moderate','rid':'r','room':'ROOM','action':'slow','seconds':9}",
                    "{'type':'role','rid':'r','room':'ROOM','uid':'u1','role':'member'}",
                    "{'type':'role','rid':'r','room':'ROOM','uid':'u99','role':'member'}",
                    "{'type':'hook','rid':'r','room':'ROOM','name':'bot'}",
                    "{'type':'hook','rid':'r','room':'ROOM','name':'alice'}");

    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    private WireClient alice;
    private String room;
    private String hook;

    enum Outsider {
        STRANGER,
        KICKED,
        BANNED,
        SERVERS_OWNER
    }

    @BeforeEach
    void aPrivateRoom() {
        alice = server.hello("alice");
        String make = "{'type':'create','kind':'private','title':'" + TITLE + "','topic':'hush'}";
        room = alice.ask(make).get("room").asString();
        alice.await("topic");
        alice.say(room, "hush one");
        String asks = "{'type':'hook','room':'" + room + "','name':'bot'}";
        hook = alice.ask(asks).get("code").asString();
    }

    @ParameterizedTest
    @EnumSource
    void everyCommandIsAnsweredAsForARoomThatWasNeverMade(Outsider kind) {
        WireClient outsider = outsider(kind);

        assertAnsweredAlike(outsider);

        String unhook = "{'type':'unhook','rid':'r','code':'CODE'}";
        assertThat(answer(outsider, unhook.replace("CODE", hook)))
                .isEqualTo(answer(outsider, unhook.replace("CODE", "nobody-made-this")));
        assertThat(alice.say(room, "still mine").get("seq").asLong()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aResumeIsAnsweredAlikeToo(Outsider kind) {
        WireClient outsider = outsider(kind);

        assertThat(resumed(outsider, room).replace(room, NOWHERE))
                .isEqualTo(resumed(outsider, NOWHERE));
    }

    @ParameterizedTest
    @EnumSource
    void noNewsOfTheRoomReachOutsiders(Outsider kind) {
        WireClient outsider = outsider(kind);
        WireClient again = server.deviceOf(outsider);
        assertThat(again.welcome().toString()).doesNotContain(room).doesNotContain(TITLE);
        WireClient friend = server.hello("friend");
        String invite = alice.ask("{'type':'invite','room':'" + room + "'}").get("code").asString();
        friend.enter(room, ",'invite':'" + invite + "'");
        friend.say(room, "hush two @" + kind.name());
        friend.ask("{'type':'typing','room':'" + room + "','on':true}");
        alice.ask("{'type':'read','room':'" + room + "','seq':2}");
        friend.await("seen");
        alice.ask("{'type':'topic','room':'" + room + "','text':'hush hush'}");
        friend.ask("{'type':'away','on':true}");
        friend.ask("{'type':'leave','room':'" + room + "'}");
        alice.await(frame -> frame.path("went").toString().contains(friend.uid()));
        server.member("fence", "fence");

        for (WireClient one : List.of(outsider, again)) {
            for (String frame : until(one, "fence")) {
                assertThat(frame).doesNotContain(room).doesNotContain("hush").doesNotContain(TITLE);
            }
            JsonNode rooms = one.ask("{'type':'rooms'}");
            assertThat(rooms.toString()).doesNotContain(room).doesNotContain(TITLE);
            JsonNode found = one.ask("{'type':'search','q':'hush'}");
            assertThat(found.get("hits")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STRANGER", "SERVERS_OWNER"})
    void aConversationOfTwoDoesNotExistForOthersEither(Outsider kind) {
        WireClient bob = server.hello("bob");
        room = alice.ask("{'type':'direct','to':'bob'}").get("room").asString();
        alice.await("synced");
        alice.say(room, "hush");
        bob.awaitText("hush");

        assertAnsweredAlike(outsider(kind));
    }

    /// Each command is sent once with the room's id and once with one that nobody made.
    private void assertAnsweredAlike(WireClient outsider) {
        for (String command : COMMANDS) {
            String real = answer(outsider, command.replace("ROOM", room));
            String none = answer(outsider, command.replace("ROOM", NOWHERE));
            assertThat(real.replace(room, NOWHERE)).as(command).isEqualTo(none);
        }
    }

    private WireClient outsider(Outsider kind) {
        return switch (kind) {
            case STRANGER -> server.hello("outsider");
            case SERVERS_OWNER -> server.owner("outsider");
            case KICKED -> putOut("kick");
            case BANNED -> putOut("ban");
        };
    }

    private WireClient putOut(String action) {
        WireClient outsider = server.hello("outsider");
        String invite = alice.ask("{'type':'invite','room':'" + room + "'}").get("code").asString();
        outsider.enter(room, ",'invite':'" + invite + "'");
        alice.ask(
                "{'type':'moderate','room':'"
                        + room
                        + "','action':'"
                        + action
                        + "','uid':'"
                        + outsider.uid()
                        + "'}");
        outsider.await(frame -> frame.path("gone").toString().contains(room));
        return outsider;
    }

    /// The frame with the `rid` r, as it came.
    private static String answer(WireClient who, String command) {
        who.send(command);
        return who.await(frame -> frame.path("rid").asString("").equals("r")).toString();
    }

    private String resumed(WireClient who, String id) {
        WireClient device = server.connect();
        String rooms =
                "'resume':{'epoch':'" + who.welcome().get("epoch").asString() + "','rooms':{'";
        device.hello("'token':'" + who.token() + "'," + rooms + id + "':0}}");
        return device.await("error").toString();
    }

    /// All frames up to the push of this room.
    private static List<String> until(WireClient who, String pushed) {
        List<String> frames = new ArrayList<>();
        who.await(
                frame -> {
                    frames.add(frame.toString());
                    return !Frames.room(frame, pushed).isMissingNode();
                });
        return frames;
    }
}
