package org.lanternchat.server;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Measures a whole server on the database that `MillionMessages` leaves: the jar as a process, and
/// one client on the loopback address. Arguments: the jar, and the data folder. On the main thread.
final class MillionServed {
    private static final int RUNS = 50;
    private static final int STARTS = 5;
    private static final Pattern HEAD = Pattern.compile("\"head\":(\\d+)");
    private static final Pattern EPOCH = Pattern.compile("\"epoch\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final List<String> SEARCHES =
            List.of("the", "quokka", "zzyzx", "th", "東京", "long number");

    private final HttpClient http = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final String jar;
    private final Path data;
    private int nextRid;

    private MillionServed(String jar, Path data) {
        this.jar = jar;
        this.data = data;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        MillionServed test = new MillionServed(args[0], Path.of(args[1]));
        try {
            test.measure();
        } finally {
            test.http.shutdownNow();
        }
    }

    private void measure() throws IOException, InterruptedException {
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            long begin = System.nanoTime();
            Process server = start();
            try {
                String ready = server.inputReader().readLine();
                if (ready == null) throw new IllegalStateException("the server did not start");
                starts.add((System.nanoTime() - begin) / 1e6);
                if (i == STARTS - 1) serve(ready.substring("ready ".length()));
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
        say("start until ready", starts);
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-jar", jar, "--port", "0"));
        command.addAll(List.of("--bind", "127.0.0.1", "--rate", "off"));
        command.addAll(List.of("--data", data.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private void serve(String address) throws InterruptedException {
        WebSocket client = connect(address);
        String name = "meter-" + ProcessHandle.current().pid();
        send(client, "'type':'hello','v':1,'name':'" + name + "'");
        String welcome = until("\"type\":\"welcome\"");
        String room = "room-0";
        long begin = System.nanoTime();
        send(client, "'type':'join','room':'" + room + "'");
        long head = number(HEAD, until("\"type\":\"joined\""));
        until("\"type\":\"synced\"");
        System.out.printf("first join of a room with %,d entries: %.1f ms%n", head, since(begin));
        repeat("join again", client, "'type':'join','room':'" + room + "'", "\"type\":\"synced\"");
        ask(client, "newest page", "'type':'history','room':'" + room + "'");
        String middle = "'type':'history','room':'" + room + "','limit':200,'before':";
        ask(client, "200 in the middle", middle + head / 2);
        for (String text : SEARCHES) {
            ask(client, "search " + text, "'type':'search','q':'" + text + "'");
            String there = "'type':'search','room':'" + room + "','q':'" + text + "'";
            ask(client, "search " + text + " in the room", there);
        }
        client.abort();
        resume(address, welcome, room, head - 10_000, "resume, 10,000 missed");
        resume(address, welcome, room, head - 400, "resume, 400 missed");
    }

    private void resume(String address, String welcome, String room, long since, String what)
            throws InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            WebSocket client = connect(address);
            frames.clear();
            long begin = System.nanoTime();
            send(
                    client,
                    "'type':'hello','v':1,'token':'"
                            + text(TOKEN, welcome)
                            + "','resume':{'epoch':'"
                            + text(EPOCH, welcome)
                            + "','rooms':{'"
                            + room
                            + "':"
                            + since
                            + "}}");
            until("\"type\":\"synced\"");
            times.add(since(begin));
            client.abort();
        }
        say(what + ", from hello to synced", times);
    }

    private void ask(WebSocket client, String what, String command) throws InterruptedException {
        repeat(what, client, command, "\"rid\":");
    }

    private void repeat(String what, WebSocket client, String command, String answer)
            throws InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            frames.clear();
            long begin = System.nanoTime();
            send(client, command + ",'rid':'" + nextRid++ + "'");
            until(answer);
            times.add(since(begin));
        }
        say(what, times);
    }

    private static void send(WebSocket client, String fields) {
        client.sendText("{" + fields.replace('\'', '"') + "}", true).join();
    }

    private String until(String part) throws InterruptedException {
        while (true) {
            String frame = frames.poll(60, TimeUnit.SECONDS);
            if (frame == null) throw new IllegalStateException("nothing came: " + part);
            if (frame.contains("\"type\":\"error\"")) throw new IllegalStateException(frame);
            if (frame.contains(part)) return frame;
        }
    }

    private WebSocket connect(String address) {
        URI socket = URI.create(address.replace("http:", "ws:") + "ws");
        return http.newWebSocketBuilder().buildAsync(socket, new Collecting()).join();
    }

    private final class Collecting implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            partial.append(part);
            if (last) {
                frames.add(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static long number(Pattern pattern, String frame) {
        return Long.parseLong(text(pattern, frame));
    }

    private static String text(Pattern pattern, String frame) {
        Matcher found = pattern.matcher(frame);
        if (!found.find()) throw new IllegalStateException(frame);
        return found.group(1);
    }

    private static void say(String what, List<Double> millis) {
        Collections.sort(millis);
        System.out.printf(
                "%s: p50 %.1f ms, max %.1f ms%n",
                what, millis.get(millis.size() / 2), millis.getLast());
    }
}
