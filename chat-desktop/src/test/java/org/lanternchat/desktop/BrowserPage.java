package org.lanternchat.desktop;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The server's page in a real browser, moved by the page driver of the browser's own tests.
final class BrowserPage implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    private BrowserPage(Process process) throws IOException {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        answer("ready");
    }

    static BrowserPage open(URI address) throws IOException {
        Path module = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        Path driver = module.resolveSibling("chat-server/src/test/web/page-driver.mjs");
        ProcessBuilder builder =
                new ProcessBuilder("node", driver.toString(), address.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        return new BrowserPage(builder.start());
    }

    void signIn(String name) throws IOException {
        obey(Map.of("do", "signin", "name", name));
    }

    void send(String text) throws IOException {
        obey(Map.of("do", "send", "text", text));
    }

    void waitText(String text) throws IOException {
        obey(Map.of("do", "waitText", "text", text));
    }

    void waitConnected() throws IOException {
        obey(Map.of("do", "waitConnected"));
    }

    void waitDisconnected() throws IOException {
        obey(Map.of("do", "waitDisconnected"));
    }

    void resize(int width, int height) throws IOException {
        obey(Map.of("do", "resize", "width", "" + width, "height", "" + height));
    }

    void picture(Path file) throws IOException {
        obey(Map.of("do", "screenshot", "file", file.toString()));
    }

    /// The texts of the messages on the page, from above to below.
    List<String> messages() throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : obey(Map.of("do", "messages")).get("messages")) {
            texts.add(message.get("text").asString());
        }
        return texts;
    }

    private JsonNode obey(Map<String, String> command) throws IOException {
        commands.write(JSON.writeValueAsString(command));
        commands.newLine();
        commands.flush();
        return answer(command.toString());
    }

    private JsonNode answer(String to) throws IOException {
        String line = answers.readLine();
        if (line == null) throw new IOException("the page driver ended at " + to);
        JsonNode answer = JSON.readTree(line);
        if (!answer.get("ok").asBoolean()) throw new IOException(to + ": " + line);
        return answer;
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            commands.write("{\"do\":\"quit\"}\n");
            commands.flush();
        }
        process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> process).join();
        process.destroyForcibly();
    }
}
