package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.ServerProcess.Ended;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// The operator's commands as processes, beside a server that runs.
class OperatorIT {
    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
    }

    @Test
    void aBackupUnderLoadHasEveryMessageThatWasEchoedBeforeItBegan() throws Exception {
        Path data = folder.resolve("data");
        Path other = folder.resolve("other");
        Path file = folder.resolve("chat.backup");
        String epoch;
        int echoed;
        try (ServerProcess server = ServerProcess.start(data, 0, "--rate", "off")) {
            WireClient alice = joined(server, "alice", "");
            epoch = this.epoch;
            for (int i = 1; i <= 200; i++) say(alice, i);
            for (int i = 1; i <= 200; i++) alice.await("chat");
            AtomicBoolean isBackedUp = new AtomicBoolean();
            CompletableFuture<Integer> talk =
                    CompletableFuture.supplyAsync(
                            () -> {
                                int i = 200;
                                while (!isBackedUp.get()) {
                                    say(alice, ++i);
                                    alice.await("chat");
                                }
                                return i;
                            });

            Ended backup = run(data, "backup", file.toString());
            isBackedUp.set(true);
            echoed = talk.join();

            assertThat(backup.status()).as(backup.error()).isEqualTo(0);
            assertThat(backup.out()).startsWith("Saved ").contains(" messages in 1 room");
            assertThat(run(data, "check")).matches(check -> check.status() == 0);
            assertThat(run(data, "compact")).matches(compact -> compact.status() == 5);
            assertThat(run(data, "restore", "--force", file.toString()))
                    .matches(restore -> restore.status() == 5);
        }
        Ended restore = run(other, "restore", file.toString());
        assertThat(restore.status()).as(restore.error()).isEqualTo(0);
        assertFreshAndWhole(other, epoch, echoed);
    }

    /// A client that comes back with the numbering from before the restore gets history anew.
    private void assertFreshAndWhole(Path restored, String oldEpoch, int echoed) {
        try (ServerProcess server = ServerProcess.start(restored, 0, "--rate", "off")) {
            String resume =
                    ",'resume':{'epoch':'%s','rooms':{'general':%d}}".formatted(oldEpoch, echoed);
            WireClient bob = joined(server, "bob", resume);
            assertThat(epoch).isNotEqualTo(oldEpoch);
            JsonNode first =
                    bob.await(
                            frame ->
                                    List.of("history", "entries", "gap")
                                            .contains(frame.get("type").asString()));
            assertThat(first.get("type").asString()).isEqualTo("history");
            bob.await("synced");
            List<String> texts = new ArrayList<>();
            for (boolean more = true; more; ) {
                bob.send(
                        "{'type':'history','room':'general','rid':'r','limit':200,'after':"
                                + texts.size()
                                + "}");
                JsonNode page = bob.await(frame -> frame.path("rid").asString("").equals("r"));
                for (JsonNode message : page.get("messages")) {
                    texts.add(message.get("text").asString());
                    assertThat(message.get("seq").asLong()).isEqualTo(texts.size());
                    assertThat(texts.getLast()).isEqualTo("text " + texts.size());
                }
                more = page.get("after").asBoolean();
            }
            assertThat(texts).hasSizeBetween(200, echoed);
            say(bob, texts.size() + 1);
            assertThat(bob.await("chat").get("seq").asLong()).isEqualTo(texts.size() + 1L);
        }
    }

    @Test
    void whatIsWrittenDownBesideTheServerIsItsOwn() throws Exception {
        Path data = folder.resolve("data");
        Path pages = folder.resolve("pages");
        try (ServerProcess server = ServerProcess.start(data, 0)) {
            WireClient alice = joined(server, "alice", "");
            for (int i = 1; i <= 5; i++) say(alice, i);
            alice.awaitText("text 5");

            Ended retain = run(data, "retain", "--room", "general", "--entries", "2");
            Ended export = run(data, "export", "--room", "general", "--html", pages.toString());
            Ended owner = run(data, "owner");

            assertThat(retain.status()).as(retain.error()).isEqualTo(0);
            assertThat(export.status()).as(export.error()).isEqualTo(0);
            assertThat(Files.readString(pages.resolve("index.html"))).contains(">text 5<");
            String code = owner.out().lines().findFirst().orElse("").replace("owner's code: ", "");
            alice.send("{'type':'claim','rid':'o','code':'" + code + "'}");
            JsonNode answer = alice.await(frame -> frame.path("rid").asString("").equals("o"));
            assertThat(answer.get("type").asString()).isEqualTo("ok");
            say(alice, 6);
            alice.awaitText("text 6");
        }
        try (ServerProcess server = ServerProcess.start(data, 0)) {
            WireClient bob = joined(server, "bob", "");
            bob.await("synced");
            say(bob, 7);
            bob.awaitText("text 7");
        }
        assertThat(run(data, "check")).matches(check -> check.status() == 0);
    }

    @Test
    void helpIsAnsweredForEachCommand() {
        for (String command :
                List.of("backup", "restore", "export", "check", "compact", "retain", "owner")) {
            Ended ended = ServerProcess.run(command, "--help");
            assertThat(ended.status()).as(command).isEqualTo(0);
            assertThat(ended.out()).contains("lantern-server " + command, "--data=DIR");
        }
        assertThat(ServerProcess.run("--help").out()).contains("backup", "retain", "--port");
    }

    private String epoch = "";

    private WireClient joined(ServerProcess server, String name, String more) {
        WireClient client = server.connect(http);
        client.send("{'type':'hello','v':1,'name':'" + name + "'" + more + "}");
        epoch = client.await("welcome").get("epoch").asString();
        if (more.isEmpty()) client.send("{'type':'join','room':'general'}");
        return client;
    }

    private static void say(WireClient client, int number) {
        client.send(
                "{'type':'chat','room':'general','cid':'c%1$d','text':'text %1$d'}"
                        .formatted(number));
    }

    private static Ended run(Path data, String command, String... more) {
        List<String> all = new ArrayList<>(List.of(command, "--data", data.toString()));
        all.addAll(List.of(more));
        return ServerProcess.run(all.toArray(String[]::new));
    }
}
