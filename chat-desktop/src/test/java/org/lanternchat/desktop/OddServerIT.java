package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the window shows while the server does not keep to the protocol.
@Timeout(120)
class OddServerIT {
    private static final Pattern ID = Pattern.compile("\"(cid|rid)\":\"([^\"]+)\"");

    @TempDir Path data;

    private static boolean is(String frame, String type) {
        return frame.contains("\"type\":\"" + type + "\"");
    }

    private static String encoded(ServerEvent event) {
        return new String(Codec.encode(event), StandardCharsets.UTF_8);
    }

    private static String welcome() {
        RoomSummary general = new RoomSummary("general", "open", null, 2, 3);
        return encoded(
                new ServerEvent.Welcome(
                        null,
                        1,
                        "e1",
                        "u1",
                        "alice",
                        "token-1",
                        Role.MEMBER,
                        0,
                        new ServerEvent.ServerInfo("Odd", "9.9.9"),
                        ServerEvent.LimitsInfo.CURRENT,
                        List.of(general)));
    }

    private static String joined(long head) {
        return encoded(new ServerEvent.Joined(null, "general", "open", null, head));
    }

    private static String users() {
        List<Person> both = List.of(new Person("u1", "alice"), new Person("u2", "bob"));
        return encoded(new ServerEvent.Users("general", 2, both, null));
    }

    private static ServerEvent.Chat chat(long seq) {
        return new ServerEvent.Chat(
                new ServerEvent.Stamp("general", seq, 1_795_312_800_000L + seq, "u2", "bob", null),
                "message " + seq,
                null,
                List.of(),
                List.of());
    }

    private static String said(long seq) {
        return encoded(chat(seq));
    }

    private static String synced(long seq) {
        return encoded(new ServerEvent.Synced("general", seq));
    }

    private DesktopWindow at(OddServer server) throws Exception {
        DesktopWindow window = DesktopWindow.open(data);
        window.signIn(server.hostAndPort(), "alice");
        return window;
    }

    /// Unknown events and fields, entries twice, in the wrong order and with a hole between them.
    private static List<String> muddle(String frame) {
        if (is(frame, "join")) {
            List<ServerEvent.LogEntry> all = List.of(chat(2), chat(3), chat(4), chat(4), chat(5));
            String entries = encoded(new ServerEvent.Entries("general", all));
            return List.of(joined(5), users(), entries, entries, synced(5), said(5), said(2));
        }
        if (!is(frame, "hello")) return List.of();
        return List.of(
                "{\"type\":\"surprise\",\"x\":[{}]}",
                welcome(),
                joined(1),
                "{\"type\":\"fireworks\",\"room\":\"general\",\"seq\":99}",
                users(),
                encoded(new ServerEvent.History(null, "general", List.of(chat(1)), false, false)),
                synced(1),
                said(1),
                said(1),
                "{\"type\":\"typing\",\"room\":\"nowhere\",\"uid\":\"u9\",\"name\":\"x\",\"on\":true}",
                said(2).replace("\"text\"", "\"mood\":\"odd\",\"text\""),
                said(4),
                said(3),
                said(5));
    }

    @Test
    void everyMessageIsShownOnceAndInOrderWhateverComesInBetween() throws Exception {
        try (OddServer server = OddServer.open(OddServerIT::muddle);
                DesktopWindow window = at(server)) {
            window.awaitMessage("message 5");
            assertThat(window.messages())
                    .containsExactly(
                            "message 1", "message 2", "message 3", "message 4", "message 5");
            assertThat(window.find("#people-toggle", Button.class).getText()).isEqualTo("2");
            assertThat(window.isThere("#connection-bar")).isFalse();
            assertThat(server.heard()).filteredOn(one -> is(one, "join")).hasSize(1);
        }
    }

    /// The only message has a file without a name, and one whose name is nothing but controls.
    private static List<String> nameless(String frame) {
        if (!is(frame, "hello")) return List.of();
        ServerEvent.Chat message =
                new ServerEvent.Chat(
                        new ServerEvent.Stamp("general", 1, 1_795_312_800_000L, "u2", "bob", null),
                        "",
                        null,
                        List.of(
                                new FileInfo("f1", "", 5, "text/plain", null, null, null),
                                new FileInfo("f2", "a\n\u202eb", 0, "", null, null, null)),
                        List.of());
        ServerEvent page = new ServerEvent.History(null, "general", List.of(message), false, false);
        return List.of(welcome(), joined(1), users(), encoded(page), synced(1));
    }

    @Test
    void aFileWithoutANameIsShownWithOneAndCanBeSaved() throws Exception {
        try (OddServer server = OddServer.open(OddServerIT::nameless);
                DesktopWindow window = at(server)) {
            window.await("the file", () -> window.isThere(".file-tile"));
            List<String> names =
                    window.robot.lookup(".file-name").queryAllAs(Label.class).stream()
                            .map(Label::getText)
                            .toList();
            assertThat(names).hasSize(2).contains("Unnamed file");
            assertThat(names).noneMatch(name -> name.contains("\n") || name.contains("\u202e"));
            assertThat(window.robot.lookup(".file-button").queryAll()).hasSize(2);
        }
    }

    /// Lets alice in, and refuses whatever else she asks.
    private static List<String> refusal(String frame) {
        if (is(frame, "hello")) return List.of(welcome(), joined(0), users(), synced(0));
        StringBuilder ids = new StringBuilder();
        Matcher found = ID.matcher(frame);
        while (found.find()) {
            ids.append(",\"%s\":\"%s\"".formatted(found.group(1), found.group(2)));
        }
        return List.of("{\"type\":\"error\",\"code\":\"odd\",\"text\":\"Not today.\"" + ids + "}");
    }

    @Test
    void anErrorForEverythingIsToldWhereItWasAskedAndNothingIsLost() throws Exception {
        try (OddServer server = OddServer.open(OddServerIT::refusal);
                DesktopWindow window = at(server)) {
            window.await("in", () -> window.isThere("#messages"));
            window.say("hello?");
            window.await("told", () -> text(window, ".failure-text").contains("Not today."));
            assertThat(window.messages()).containsExactly("hello?");
            window.robot.clickOn("Try again");
            window.await("asked again", () -> count(server, "chat") == 2);
            window.await("told again", () -> window.isThere(".failure-text"));
            window.clickOnPerson("bob");
            window.robot.clickOn("#person-message");
            window.await("told there", () -> text(window, "#person-hint").equals("Not today."));
            window.robot.push(KeyCode.ESCAPE);
            window.robot.push(KeyCode.SHORTCUT, KeyCode.F).write("needle");
            window.await("told there", () -> text(window, "#search-state").contains("Not today."));
            window.robot.push(KeyCode.ESCAPE);
            window.say("/join elsewhere");
            window.await("told", () -> text(window, "#toast").equals("Not today."));
            assertThat(text(window, "#room-name")).isEqualTo("general");
            window.robot.clickOn("Discard");
            window.await("nothing", () -> window.messages().isEmpty());
        }
    }

    private static long count(OddServer server, String type) {
        return server.heard().stream().filter(frame -> is(frame, type)).count();
    }

    private static String text(DesktopWindow window, String label) {
        Function<Label, String> words = Label::getText;
        return window.robot.lookup(label).tryQueryAs(Label.class).map(words).orElse("");
    }
}
