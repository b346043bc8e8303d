package org.lanternchat.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Somebody who stays in a few rooms over many connections, as PROTOCOL.md tells clients to: comes
/// back with a cursor for each room, takes each entry once and in its order, and sends again what
/// has had no echo. Lives on its connection's thread, and on the test's between two connections.
final class Person {
    /// What may wait for its echo at the most.
    static final int WINDOW = 16;

    private static final long PATIENCE_SECONDS = 60;

    /// Where an echo said that a message stands.
    record Place(String room, long seq) {}

    private final String name;
    private final List<String> rooms;
    private final Random random;
    private final int longest;

    /// Sends all that waited when the connection broke, also what has come back with the log.
    private final boolean isForgetful;

    private final Runnable onFrame;
    private final Map<String, List<String>> logs = new HashMap<>();
    private final Map<String, String> outbox = new LinkedHashMap<>();
    private final Map<String, Place> echoed = new LinkedHashMap<>();
    private final Map<String, String> again = new LinkedHashMap<>();

    /// What was sent again on this connection: the server may show it in the room and, to the
    /// resent command, give it back once more.
    private final Set<String> answers = new HashSet<>();

    private String token = "";
    private String epoch = "";
    private int said;
    private int toSay;
    private int synced;
    private int repeats;
    private @Nullable Line line;
    private CompletableFuture<Void> inStep = new CompletableFuture<>();
    private CompletableFuture<Void> settled = new CompletableFuture<>();

    /// What is said has up to `longest` letters besides its `cid`.
    Person(
            String name,
            List<String> rooms,
            long seed,
            int longest,
            boolean isForgetful,
            Runnable onFrame) {
        this.name = name;
        this.rooms = List.copyOf(rooms);
        this.random = new Random(seed);
        this.longest = longest;
        this.isForgetful = isForgetful;
        this.onFrame = onFrame;
        for (String room : rooms) logs.put(room, new ArrayList<>());
    }

    /// Connects, catches up, and then says so many new things, without waiting for any of it.
    void connect(int port, int messages) {
        toSay = messages;
        synced = 0;
        again.clear();
        answers.clear();
        if (isForgetful) again.putAll(outbox);
        CompletableFuture<Void> step = new CompletableFuture<>();
        CompletableFuture<Void> rest = new CompletableFuture<>();
        inStep = step;
        settled = rest;
        Line fresh = open(port);
        line = fresh;
        var _ =
                fresh.ended()
                        .whenComplete(
                                (_, wrong) -> {
                                    step.completeExceptionally(orEnded(wrong));
                                    rest.completeExceptionally(orEnded(wrong));
                                });
        String who = token.isEmpty() ? "'name':'" + name + "'" : "'token':'" + token + "'";
        String cursors =
                rooms.stream()
                        .map(room -> "'" + room + "':" + log(room).size())
                        .collect(joining(","));
        fresh.send(
                "{'type':'hello','v':1,%s,'resume':{'epoch':'%s','rooms':{%s}}}"
                        .formatted(who, epoch, cursors));
    }

    private Line open(int port) {
        try {
            return new Line(port, this::take);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private Throwable orEnded(@Nullable Throwable wrong) {
        return wrong != null ? wrong : new AssertionError(name + ": the connection ended");
    }

    /// Until the rooms are caught up with.
    void awaitInStep() {
        inStep.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /// Until everything is said and echoed.
    void awaitSettled() {
        settled.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /// Until the connection is no more, which somebody else brings about.
    void awaitEnd() {
        line().ended().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    void hangUp() {
        line().hangUp();
        awaitEnd();
    }

    private Line line() {
        Line current = line;
        if (current == null) throw new AssertionError(name + " was never connected");
        return current;
    }

    private void take(JsonNode frame) {
        onFrame.run();
        switch (frame.get("type").asString()) {
            case "welcome" -> {
                token = frame.get("token").asString();
                epoch = frame.get("epoch").asString();
            }
            case "chat" -> entry(frame.get("room").asString(), frame);
            case "entries" -> {
                String room = frame.get("room").asString();
                for (JsonNode entry : frame.get("entries")) entry(room, entry);
            }
            case "synced" -> {
                synced++;
                if (synced == rooms.size()) speakAgain();
            }
            case "history" -> assertThat(frame.get("messages")).isEmpty();
            case "gap", "error" -> throw new AssertionError(name + " was told " + frame);
            default -> {}
        }
        if (synced == rooms.size()) speak();
    }

    private void entry(String room, JsonNode entry) {
        String cid = entry.path("cid").asString("");
        long seq = entry.get("seq").asLong();
        List<String> log = log(room);
        if (synced == rooms.size()) again.remove(cid);
        if (seq <= log.size() && answers.remove(cid)) {
            repeats++;
        } else {
            assertThat(seq).as("ascending, each once").isEqualTo(log.size() + 1L);
            log.add(cid);
        }
        assertThat(log.get((int) seq - 1)).isEqualTo(cid);
        if (outbox.remove(cid) != null) echoed.put(cid, new Place(room, seq));
    }

    private void speakAgain() {
        Map<String, String> waiting = isForgetful ? again : outbox;
        answers.addAll(waiting.keySet());
        waiting.forEach((cid, room) -> send(room, cid));
        inStep.complete(null);
    }

    private void speak() {
        while (toSay > 0 && outbox.size() < WINDOW) {
            toSay--;
            String cid = name + "-" + said++;
            String room = rooms.get(random.nextInt(rooms.size()));
            outbox.put(cid, room);
            send(room, cid);
        }
        if (toSay == 0 && outbox.isEmpty() && again.isEmpty()) settled.complete(null);
    }

    private void send(String room, String cid) {
        String text = cid + " " + "x".repeat(Math.floorMod(cid.hashCode(), longest + 1));
        line().send(
                        "{'type':'chat','room':'%s','cid':'%s','text':'%s'}"
                                .formatted(room, cid, text));
    }

    String name() {
        return name;
    }

    /// How many messages there were to say up to now.
    int said() {
        return said;
    }

    /// How often the server gave back what it already had.
    int repeats() {
        return repeats;
    }

    Map<String, Place> echoed() {
        return echoed;
    }

    /// The room as it came to this person: the `cid` of each entry.
    List<String> log(String room) {
        List<String> log = logs.get(room);
        if (log == null) throw new AssertionError(name + " is not in " + room);
        return log;
    }
}
