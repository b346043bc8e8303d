package org.lanternchat.desktop;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.RoomName;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Four people who write what people write: short lines, long ones, marked ones, some with emoji;
/// the same for each seed. A process of its own, so that what it needs counts for nobody else.
final class Scribes {
    private static final List<String> NAMES = List.of("bob", "carol", "dave", "erin");
    private static final int UNDER_WAY = 128;
    private static final List<String> WORDS =
            List.of(
                    "the",
                    "projector",
                    "room",
                    "is",
                    "ready",
                    "not",
                    "yet",
                    "who",
                    "has",
                    "key",
                    "cellar",
                    "we",
                    "meet",
                    "at",
                    "eleven",
                    "and",
                    "then",
                    "lunch",
                    "for",
                    "everybody",
                    "please",
                    "look",
                    "again",
                    "it",
                    "works",
                    "now",
                    "thanks");

    private Scribes() {}

    /// Writes `count` messages, `rate` a second or as quickly as they are taken for 0.
    static Process start(URI socket, String room, long seed, int count, int rate)
            throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Scribes.class.getName(),
                        socket.toString(),
                        room,
                        Long.toString(seed),
                        Integer.toString(count),
                        Integer.toString(rate))
                .inheritIO()
                .start();
    }

    public static void main(String[] args) throws InterruptedException {
        URI socket = URI.create(args[0]);
        Random random = new Random(Long.parseLong(args[2]));
        int count = Integer.parseInt(args[3]);
        int rate = Integer.parseInt(args[4]);
        List<Writer> writers =
                NAMES.stream().map(name -> new Writer(socket, name + pid())).toList();
        for (Writer writer : writers) writer.join(args[1]);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            if (rate > 0) {
                long due = begin + i * TimeUnit.SECONDS.toNanos(1) / rate;
                long early = due - System.nanoTime();
                if (early > 0) LockSupport.parkNanos(early);
            }
            writers.get(i / 3 % writers.size()).write(args[1], text(i, random));
        }
        for (Writer writer : writers) writer.finish();
        System.exit(0);
    }

    /// Names of people who have just gone are still theirs.
    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static String text(int number, Random random) {
        StringBuilder text = new StringBuilder().append(number);
        int words = 3 + (int) Math.min(80, Math.abs(random.nextGaussian()) * 12);
        for (int i = 0; i < words; i++) {
            text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        switch (random.nextInt(10)) {
            case 0 -> text.append(" **really**, see `run.sh`");
            case 1 -> text.append(" \uD83C\uDF89");
            case 2 -> text.append("\n- one\n- two");
            default -> text.append('.');
        }
        return text.toString();
    }

    private static final class Writer implements WebSocket.Listener {
        private final Semaphore allowed = new Semaphore(UNDER_WAY);
        private final CountDownLatch joined = new CountDownLatch(1);
        private final StringBuilder frame = new StringBuilder();
        private final String mark;
        private final WebSocket socket;
        private int written;

        Writer(URI server, String name) {
            mark = name + "-";
            socket =
                    HttpClient.newHttpClient()
                            .newWebSocketBuilder()
                            .buildAsync(server, this)
                            .join();
            send(new ClientCommand.Hello(null, 1, name, null, null, null, "benchmark", null, null));
        }

        void join(String room) throws InterruptedException {
            send(new ClientCommand.Join(null, new RoomName(room), null, null));
            joined.await();
        }

        void write(String room, String text) throws InterruptedException {
            allowed.acquire();
            String cid = mark + written++;
            send(new ClientCommand.Chat(null, new RoomName(room), cid, text, null));
        }

        private void send(ClientCommand command) {
            socket.sendText(Codec.encode(command), true).join();
        }

        void finish() throws InterruptedException {
            allowed.acquire(UNDER_WAY);
            socket.abort();
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            frame.append(data);
            if (last) {
                if (frame.indexOf("\"type\":\"synced\"") >= 0) joined.countDown();
                int at = frame.indexOf(mark);
                while (at >= 0) {
                    allowed.release();
                    at = frame.indexOf(mark, at + 1);
                }
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
