package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the port says to programs of the operator, and hands out of the folder `get`. The address
/// 127.0.0.2 stands for another machine.
class FiguresAndInstallersTest {
    @TempDir Path folder;
    private Path get;
    private PortServer server;

    @BeforeEach
    void start() throws Exception {
        get = folder.resolve("get");
        server = new PortServer(folder, ConnectionLimits.OFF, null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String ask(PortServer server, String from, String path) throws IOException {
        try (Socket socket = server.connectFrom(from)) {
            PortServer.send(
                    socket,
                    "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String ask(String path) throws IOException {
        return ask(server, "127.0.0.2", path);
    }

    private void put(String name, String content) throws IOException {
        Files.createDirectories(get);
        Files.writeString(get.resolve(name), content);
    }

    @Test
    void figuresAreForThisMachineUnlessTheOperatorSaysOtherwise() throws Exception {
        assertThat(ask(server, "127.0.0.1", "/metrics"))
                .startsWith("HTTP/1.1 200")
                .contains("lantern_connections 0");
        assertThat(ask("/metrics")).startsWith("HTTP/1.1 403").contains("--metrics public");
        Path other = Files.createDirectories(folder.resolve("other"));
        try (PortServer open = new PortServer(other, ConnectionLimits.OFF, null, true)) {
            assertThat(ask(open, "127.0.0.2", "/metrics")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void withoutTheFolderThereIsNothingToGet() throws Exception {
        assertThat(ask("/api/get")).contains("{\"files\":[]}");
        assertThat(ask("/get/lantern-chat.deb")).startsWith("HTTP/1.1 404");
    }

    @Test
    void installersAreListedWithTheirSystemsAndHandedOutToBeSaved() throws Exception {
        put("lantern-chat_1.0.0_amd64.deb", "a package");
        put("Lantern-Chat-1.0.0.msi", "an installer");
        assertThat(ask("/api/get"))
                .contains(
                        "{\"files\":[{\"name\":\"lantern-chat_1.0.0_amd64.deb\",\"size\":9,"
                                + "\"system\":\"debian\"},{\"name\":\"Lantern-Chat-1.0.0.msi\","
                                + "\"size\":12,\"system\":\"windows\"}]}");
        assertThat(ask("/get/Lantern-Chat-1.0.0.msi"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("Content-Disposition: attachment; filename=")
                .containsIgnoringCase("Content-Type: application/octet-stream")
                .containsIgnoringCase("nosniff")
                .containsIgnoringCase("Cache-Control: no-cache")
                .endsWith("\r\n\r\nan installer");
    }

    @Test
    void nothingElseIsToldOrHandedOut() throws Exception {
        put("notes.txt", "secret");
        put(".hidden.deb", "secret");
        put("two words.deb", "secret");
        put("empty.deb", "");
        Files.createDirectories(get.resolve("folder.deb"));
        Files.writeString(folder.resolve("outside.deb"), "secret");
        Files.createSymbolicLink(get.resolve("link.deb"), folder.resolve("outside.deb"));
        assertThat(ask("/api/get")).contains("{\"files\":[]}");
        for (String path :
                new String[] {
                    "/get/notes.txt",
                    "/get/.hidden.deb",
                    "/get/two%20words.deb",
                    "/get/empty.deb",
                    "/get/folder.deb",
                    "/get/link.deb",
                    "/get/../outside.deb",
                    "/get/..%2Foutside.deb",
                    "/get/%2e%2e/outside.deb",
                    "/get//etc/x.deb",
                    "/get/"
                }) {
            assertThat(ask(path)).as(path).startsWith("HTTP/1.1 4").doesNotContain("secret");
        }
    }

    @Test
    void aFolderFullOfFilesIsListedUpToABound() throws Exception {
        for (int i = 0; i < Installers.MOST + 20; i++) put("app-" + i + ".deb", "x");
        assertThat(new Installers(get).all()).hasSize(Installers.MOST);
    }
}
