package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

import java.nio.file.Path;
import java.util.List;

/// The product at its main job: a desktop window, a real browser page and a client of the origin
/// tutorials talk in one room, another client hears nothing of it, and a server that is killed in
/// between costs nobody a message.
@Timeout(180)
class EndToEndIT {
    private static final List<String> BEFORE =
            List.of("hello from the desktop", "hello from the page", "hello from the tutorial");

    @TempDir Path folder;

    @Test
    void threeKindsOfClientsTalkAndAKilledServerCostsNobodyAMessage() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("server"));
                PlainClient carol = PlainClient.tutorial(server.socket(), "carol", "random");
                DesktopWindow window = DesktopWindow.open(folder.resolve("desktop"));
                BrowserPage page = BrowserPage.open(server.address())) {
            window.signIn(server.hostAndPort(), "alice");
            page.signIn("bob");
            try (PlainClient ted = PlainClient.tutorial(server.socket(), "ted", "general")) {
                talk(window, page, ted);
            }
            assertThat(carol.heard()).isEmpty();

            server.kill();
            window.await("offline", () -> window.isThere("#connection-bar"));
            page.waitDisconnected();
            window.say("desktop, offline");
            page.send("page, offline");
            window.awaitMessage("desktop, offline");

            server.startAgain();
            try (PlainClient ted = PlainClient.tutorial(server.socket(), "ted", "general")) {
                for (String text : BEFORE) ted.awaitText("\"" + text + "\"");
                window.await("online again", () -> !window.isThere("#connection-bar"));
                page.waitConnected();
                everyoneHas(server, window, page, 5);
                goOn(window, page, ted);
            }
            everyoneHas(server, window, page, 8);
        }
    }

    private static void talk(DesktopWindow window, BrowserPage page, PlainClient ted)
            throws Exception {
        window.say(BEFORE.get(0));
        page.waitText(BEFORE.get(0));
        ted.awaitText(BEFORE.get(0));
        page.send(BEFORE.get(1));
        window.awaitMessage(BEFORE.get(1));
        ted.awaitText(BEFORE.get(1));
        ted.send("{\"type\":\"chat\",\"text\":\"%s\"}".formatted(BEFORE.get(2)));
        window.awaitMessage(BEFORE.get(2));
        page.waitText(BEFORE.get(2));
        assertThat(window.messages()).isEqualTo(BEFORE);
    }

    private static void goOn(DesktopWindow window, BrowserPage page, PlainClient ted)
            throws Exception {
        window.say("desktop goes on");
        page.waitText("desktop goes on");
        page.send("page goes on");
        window.awaitMessage("page goes on");
        ted.awaitText("page goes on");
        ted.send("{\"type\":\"chat\",\"text\":\"the tutorial goes on\"}");
        window.awaitMessage("the tutorial goes on");
        page.waitText("the tutorial goes on");
    }

    /// Every message once, in the order of the log, everywhere.
    private static void everyoneHas(
            ServerProcess server, DesktopWindow window, BrowserPage page, int messages)
            throws Exception {
        window.await("all messages", () -> window.messages().size() == messages);
        page.waitText("desktop, offline");
        page.waitText("page, offline");
        List<String> log = log(server, messages);
        assertThat(log)
                .hasSize(messages)
                .doesNotHaveDuplicates()
                .startsWith("hello from the desktop");
        assertThat(log).contains("desktop, offline", "page, offline").containsAll(BEFORE);
        window.await("the log's order", () -> window.messages().equals(log));
        assertThat(page.messages()).isEqualTo(log);
    }

    private static List<String> log(ServerProcess server, int messages) throws Exception {
        String reader = "reader-" + messages;
        try (PlainClient client = PlainClient.version1(server.socket(), reader)) {
            RoomName general = new RoomName("general");
            client.send(new ClientCommand.History(null, general, null, null, null, null, 200));
            return client.await(ServerEvent.History.class, _ -> true).messages().stream()
                    .map(ServerEvent.Chat::text)
                    .toList();
        }
    }
}
