package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Delete;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/// Measures a store of a million messages; `docs/CONTRIBUTING.md` says how to run it. Arguments:
/// how many messages, and a file, which is used as it is when it exists. On the main thread.
final class MillionMessages {
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final List<String> COMMON =
            words(
                    "the of and to in is you that it he was for on are with as they be at one have"
                            + " this from or had by hot word but what some we can out other were"
                            + " all there when up use your how said an each she which do their time"
                            + " if will way about many then them write would like so these her long"
                            + " make thing see him two has look more day could go come did number");
    private static final List<String> SYLLABLES =
            words(
                    "ba be bri ca con da der di do en er fe for ga ge in ing ka la le lo ma men mi"
                            + " na ne no ou pa per po qua ra re ri ro sa se si st ta te ter ti to");
    private static final List<String> HAN =
            words("東京 大阪 会議 今日 明日 電車 時間 資料 お願い します です 今 私 中国 北京 你好 한국 서울");
    private static final List<String> SEARCHES =
            words("the quokka zzyzx th t 東京 私 long+number tering derconing uokk the+quokka");
    private static final int WORDS = 20_000;
    private static final int ROOMS = 50;
    private static final int HIDDEN = 10;
    private static final int AUTHORS = 300;
    private static final int BATCH = 256;
    private static final int INDEXED = 500;
    private static final int UNINDEXED = 10_000;
    private static final int TOLD_EVERY = BATCH * 400;
    private static final int RUNS = 50;

    private final Random random = new Random(1);
    private final List<String> words = new ArrayList<>(COMMON);
    private final List<RoomName> rooms = new ArrayList<>();
    private final long[] heads = new long[ROOMS];

    private interface Measured {
        int run() throws StoreException;
    }

    private MillionMessages() {
        while (words.size() < WORDS) words.add(word());
        for (int i = 0; i < ROOMS - HIDDEN; i++) rooms.add(new RoomName("room-" + i));
        while (rooms.size() < ROOMS) {
            byte[] id = new byte[16];
            random.nextBytes(id);
            rooms.add(RoomName.ofId(id));
        }
    }

    public static void main(String[] args) throws IOException, StoreException {
        int messages = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path file =
                args.length > 1
                        ? Path.of(args[1])
                        : Files.createTempDirectory("million").resolve("chat.db");
        MillionMessages test = new MillionMessages();
        if (!Files.exists(file)) test.write(file, messages);
        test.read(file);
        if (args.length < 2) Files.delete(file);
    }

    private void write(Path file, int messages) throws StoreException {
        long begin = System.nanoTime();
        long last = begin;
        try (Store store = SqliteStore.open(file)) {
            for (int i = 0; i < messages; i += BATCH) {
                try (Writing writing = store.begin()) {
                    int end = Math.min(messages, i + BATCH);
                    for (int j = i; j < end; j++) writing.append(message(j));
                    writing.commit();
                }
                while (store.unindexed() >= UNINDEXED) store.index(INDEXED);
                if (i % TOLD_EVERY == 0 && i > 0) {
                    long now = System.nanoTime();
                    say(
                            "%,d messages, %,.0f a second"
                                    .formatted(i, TOLD_EVERY * 1e9 / (now - last)));
                    last = now;
                }
            }
            while (store.unindexed() > 0) store.index(INDEXED);
        }
        double second = (System.nanoTime() - begin) / 1e9;
        say("append: %,.0f messages a second in batches of %d".formatted(messages / second, BATCH));
    }

    private void read(Path file) throws IOException, StoreException {
        say("database: %,d MB".formatted(Files.size(file) / 1_000_000));
        long begin = System.nanoTime();
        try (Store store = SqliteStore.open(file)) {
            say("open: %,.1f ms".formatted((System.nanoTime() - begin) / 1e6));
            RoomName room = rooms.getFirst();
            long head = headOf(store, room);
            say("the largest room has %,d entries".formatted(head));
            measure("contents", () -> store.contents().rooms().size());
            measure("newest 50", () -> store.newest(room, 50).messages().size());
            measure("200 in the middle", () -> store.before(room, head / 2, 200).messages().size());
            measure("around 50", () -> store.around(room, head / 3, 50).messages().size());
            measure("log, 10,000 behind", () -> store.log(room, head - 10_000, 500).size());
            measure("said 1,000", () -> store.said(room, 1_000).size());
            searches(store);
            deletion(store, room, head);
        }
    }

    private void searches(Store store) throws StoreException {
        for (String search : SEARCHES) {
            String text = search.replace('+', ' ');
            measure("search " + text, () -> found(store, text, null, null));
        }
        for (String text : List.of("the", "quokka")) {
            for (int at : new int[] {0, ROOMS - HIDDEN - 1, ROOMS - 1}) {
                RoomName room = rooms.get(at);
                measure("search " + text + ", room " + at, () -> found(store, text, room, null));
            }
            for (String uid : List.of("u0", "u299")) {
                measure("search " + text + ", by " + uid, () -> found(store, text, null, uid));
            }
        }
    }

    private int found(Store store, String text, @Nullable RoomName room, @Nullable String from)
            throws StoreException {
        List<RoomName> hidden = rooms.subList(ROOMS - HIDDEN, ROOMS);
        return store.search(new Search(text, room, hidden, Set.of(), from, null, 50)).hits().size();
    }

    private static void deletion(Store store, RoomName room, long head) throws StoreException {
        long begin = System.nanoTime();
        try (Writing writing = store.begin()) {
            Delete delete = new Delete(room.value(), head + 1, 0, "u1", "person 1", null, head / 2);
            writing.append(new Entry(room, delete));
            writing.commit();
        }
        say("delete one: %,.1f ms".formatted((System.nanoTime() - begin) / 1e6));
        begin = System.nanoTime();
        try (Writing writing = store.begin()) {
            writing.forget(room, head, 20);
            writing.commit();
        }
        say("forget 20: %,.1f ms".formatted((System.nanoTime() - begin) / 1e6));
    }

    private static long headOf(Store store, RoomName name) throws StoreException {
        return store.contents().rooms().stream()
                .filter(room -> room.name().equals(name))
                .mapToLong(Contents.Room::head)
                .sum();
    }

    private static void measure(String what, Measured measured) throws StoreException {
        double[] millis = new double[RUNS];
        int size = 0;
        for (int i = 0; i < RUNS; i++) {
            long begin = System.nanoTime();
            size = measured.run();
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        say(
                "%-28s p50 %6.2f ms   max %6.2f ms   first %6.2f ms   (%d)"
                        .formatted(what, millis[RUNS / 2], millis[RUNS - 1], first, size));
    }

    /// Few rooms have most messages, and few people write most.
    private Entry message(int number) {
        int at = (int) (ROOMS * Math.pow(random.nextDouble(), 2));
        int author = (int) (AUTHORS * Math.pow(random.nextDouble(), 2));
        RoomName room = rooms.get(at);
        return new Entry(
                room,
                new Chat(
                        room.value(),
                        ++heads[at],
                        1_700_000_000_000L + number * 1_000L,
                        "u" + author,
                        "person " + author,
                        Integer.toHexString(number) + "-1234-5678",
                        text(number),
                        null));
    }

    /// Three to eighteen words, one text in twenty in scripts without spaces; one in 50,000 has the
    /// rare word.
    private String text(int number) {
        StringBuilder text = new StringBuilder();
        boolean isHan = number % 20 == 7;
        for (int i = 3 + random.nextInt(16); i > 0; i--) {
            if (isHan) text.append(any(HAN));
            else text.append(common()).append(i > 1 ? " " : "");
        }
        return text.append(number % 50_000 == 49_999 ? " quokka" : "").toString();
    }

    /// The word of rank n comes 1/n as often as the first.
    private String common() {
        double rank = Math.exp(random.nextDouble() * Math.log(WORDS)) - 1;
        return words.get((int) Math.min(WORDS - 1.0, rank));
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) word.append(any(SYLLABLES));
        return word.toString();
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> words(String text) {
        return SPACE.splitAsStream(text).toList();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
