package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Objects;

/// Who may do what to whom.
class RolesTest {
    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    private Map<String, WireClient> people;

    /// One of each kind, twice, in a room that one of them made.
    @BeforeEach
    void peopleOfEveryRole() {
        WireClient owner = server.hello("owner");
        owner.ask("{'type':'create','room':'lab'}");
        owner.await("synced");
        people =
                Map.of(
                        "host", server.owner("host"),
                        "owner", owner,
                        "owner2", server.hello("owner2"),
                        "moderator", server.hello("moderator"),
                        "moderator2", server.hello("moderator2"),
                        "member", server.hello("member"),
                        "member2", server.hello("member2"));
        people.forEach(
                (name, person) -> {
                    if (!name.equals("owner")) person.enter("lab");
                });
        give("owner2", "owner");
        give("moderator", "moderator");
        give("moderator2", "moderator");
    }

    @ParameterizedTest(name = "{0} does something to {1}: {2}")
    @CsvSource({
        "host, owner, forbidden",
        "host, moderator, moderated",
        "host, member, moderated",
        "owner, host, forbidden",
        "owner, owner, forbidden",
        "owner, owner2, forbidden",
        "owner, moderator, moderated",
        "owner, member, moderated",
        "moderator, host, forbidden",
        "moderator, owner, forbidden",
        "moderator, moderator, forbidden",
        "moderator, moderator2, forbidden",
        "moderator, member, moderated",
        "member, owner, forbidden",
        "member, member, forbidden",
        "member, member2, forbidden",
    })
    void orderIsKeptOnlyAgainstALesserRole(String who, String whom, String answer) {
        String to = ",'uid':'" + person(whom).uid() + "'}";
        for (String action : new String[] {"mute", "unmute", "kick", "ban", "unban"}) {
            String command = "{'type':'moderate','room':'lab','action':'" + action + "'" + to;
            JsonNode got = person(who).ask(command);
            assertThat(codeOrType(got)).as(action).isEqualTo(answer);
        }
    }

    @ParameterizedTest(name = "{0} looks after the room: {1}")
    @CsvSource({
        "host, true",
        "owner, true",
        "moderator, true",
        "member, false",
    })
    void theRoomItselfIsForModeratorsAndAbove(String who, boolean may) {
        WireClient person = person(who);
        person("owner").say("lab", "hi");
        for (String command :
                new String[] {
                    "'type':'moderate','action':'slow','seconds':0",
                    "'type':'moderate','action':'unlock'",
                    "'type':'topic','text':'x'",
                    "'type':'pin','target':1,'on':true",
                    "'type':'hook','name':'bot'",
                    "'type':'delete','target':1"
                }) {
            JsonNode answer = person.ask("{'room':'lab'," + command + "}");
            boolean isRefused = Frames.type(answer).equals("error");
            assertThat(isRefused).as(command).isEqualTo(!may);
            if (isRefused) assertThat(code(answer)).as(command).isEqualTo("forbidden");
        }
    }

    @ParameterizedTest(name = "{0} makes {1} {2}: {3}")
    @CsvSource({
        "host, member, owner, ok",
        "host, owner, member, ok",
        "owner, member, moderator, ok",
        "owner, moderator, member, ok",
        "owner, owner2, member, ok",
        "owner, owner, member, forbidden",
        "moderator, member, moderator, forbidden",
        "moderator, moderator, owner, forbidden",
        "member, member, owner, forbidden",
    })
    void ownersAloneGiveRoles(String who, String whom, String role, String answer) {
        JsonNode got = person(who).ask(giving(whom, role));

        assertThat(codeOrType(got)).isEqualTo(answer);
        if (!answer.equals("ok")) return;
        String now = person(whom).enter("lab").path("role").asString("member");
        assertThat(now).isEqualTo(role);
    }

    @Test
    void theOthersSeeANewRoleAndItStaysOverARestart() {
        person("owner").ask(giving("member", "moderator"));

        String member = "\"name\":\"member\",\"role\":\"moderator\"";
        person("member2").await(frame -> frame.toString().contains(member));
        server.restart();
        WireClient back = server.deviceOf(person("member"));
        assertThat(Frames.room(back.welcome(), "lab").get("role").asString())
                .isEqualTo("moderator");
    }

    @Test
    void theServersRolesAreForItsOwnerToGive() {
        String toMember = "{'type':'role','role':'moderator','uid':'" + uid("member") + "'}";
        assertThat(person("owner").refusal(toMember)).isEqualTo("forbidden");
        String toSelf = "{'type':'role','role':'member','uid':'" + uid("host") + "'}";
        assertThat(person("host").refusal(toSelf)).isEqualTo("forbidden");

        person("host").ask(toMember);

        JsonNode you = person("member").await("you");
        assertThat(you.get("role").asString()).isEqualTo("moderator");
        assertThat(person("member").enter("general").get("role").asString()).isEqualTo("moderator");
        server.restart();
        WireClient back = server.deviceOf(person("member"));
        assertThat(back.welcome().get("role").asString()).isEqualTo("moderator");
    }

    @Test
    void rolesAndOrderAreOnlyForPeopleWhoAreKnown() {
        WireClient owner = person("owner");
        for (String uid : new String[] {"u99", "", "gnobody", "b0", "alice"}) {
            String to = ",'uid':'" + uid + "'}";
            assertThat(owner.refusal("{'type':'role','room':'lab','role':'owner'" + to))
                    .as(uid)
                    .isEqualTo("not_found");
            assertThat(owner.refusal("{'type':'moderate','room':'lab','action':'mute'" + to))
                    .as(uid)
                    .isEqualTo("not_found");
            assertThat(person("host").refusal("{'type':'moderate','action':'ban'" + to))
                    .as(uid)
                    .isEqualTo("not_found");
        }
    }

    private static String codeOrType(JsonNode answer) {
        return Frames.type(answer).equals("error") ? code(answer) : Frames.type(answer);
    }

    private static String code(JsonNode error) {
        return error.get("code").asString();
    }

    private void give(String whom, String role) {
        assertThat(Frames.type(person("owner").ask(giving(whom, role)))).isEqualTo("ok");
    }

    private String giving(String whom, String role) {
        return "{'type':'role','room':'lab','uid':'" + uid(whom) + "','role':'" + role + "'}";
    }

    private WireClient person(String name) {
        return Objects.requireNonNull(people.get(name));
    }

    private String uid(String name) {
        return person(name).uid();
    }
}
