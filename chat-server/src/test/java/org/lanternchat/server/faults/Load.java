package org.lanternchat.server.faults;

import org.lanternchat.server.ServerProcess;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Four people who write and four who read, all in two rooms, on a server that dies under them.
/// Lives on the test's thread.
final class Load implements AutoCloseable {
    static final List<String> ROOMS = List.of("general", "tech");

    private static final int EACH = 4;

    /// What a writer says in one life of the server. All of it, and what waited before, fits into
    /// what a reader may catch up with (500) without a gap.
    private static final int MESSAGES = 90;

    /// What all eight are sent at the least when everything is said.
    private static final int FRAMES = 2 * EACH * EACH * MESSAGES;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Semaphore frames = new Semaphore(0);
    private final List<Person> people = new ArrayList<>();
    private final Random random;

    Load(long seed) {
        random = new Random(seed);
        for (int i = 0; i < EACH; i++) add("writer" + i, i % 2 == 1);
        for (int i = 0; i < EACH; i++) add("reader" + i, false);
    }

    private void add(String name, boolean isForgetful) {
        people.add(new Person(name, ROOMS, random.nextLong(), 600, isForgetful, frames::release));
    }

    List<Person> people() {
        return people;
    }

    HttpClient http() {
        return http;
    }

    /// Everybody says hello for the first time.
    void introduce(ServerProcess server) {
        connect(server, 0);
        people.forEach(Person::awaitInStep);
        people.forEach(Person::hangUp);
    }

    /// Everybody comes back and the writers write, up to a random moment: anywhere between the
    /// first hello and the last echo.
    void runUntilARandomMoment(ServerProcess server) {
        frames.drainPermits();
        connect(server, MESSAGES);
        int moment = random.nextInt(FRAMES);
        try {
            if (!frames.tryAcquire(moment, 60, TimeUnit.SECONDS)) {
                people.forEach(Person::hangUp);
                awaitEnd();
                throw new AssertionError("the server stopped answering");
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /// All connections have broken; fails when somebody was sent what should not be.
    void awaitEnd() {
        people.forEach(Person::awaitEnd);
    }

    /// Everybody comes back, and what waits is sent and echoed.
    void settle(ServerProcess server) {
        connect(server, 0);
        people.forEach(Person::awaitSettled);
        people.forEach(Person::hangUp);
    }

    /// The same, but the writers have new things to say before.
    void settleAfterWriting(ServerProcess server) {
        connect(server, MESSAGES);
        people.forEach(Person::awaitSettled);
        people.forEach(Person::hangUp);
    }

    /// Everybody comes back and reads what they have missed.
    void catchUp(ServerProcess server) {
        connect(server, 0);
        people.forEach(Person::awaitInStep);
    }

    private void connect(ServerProcess server, int messages) {
        for (Person person : people) {
            person.connect(
                    server.address().getPort(), person.name().startsWith("writer") ? messages : 0);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
