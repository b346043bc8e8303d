package org.lanternchat.server.benchmark.part;

import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What text to records and back costs. On JMH's threads.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
    private static final int PAGE = 50;

    private final String shortChat = chat(64);
    private final String longChat = chat(4_000);
    private final Chat event = event(1);
    private final ServerEvent.History page = page();

    private static String chat(int textBytes) {
        String text = Texts.ofLength(textBytes);
        return "{\"type\":\"chat\",\"room\":\"general\",\"cid\":\"c-1\",\"text\":\"" + text + "\"}";
    }

    private static Chat event(long seq) {
        ServerEvent.Stamp stamp =
                new ServerEvent.Stamp("general", seq, 1_795_312_800_123L, "u3", "alice", "c-1");
        return new Chat(stamp, Texts.ofLength(64), null, List.of(), List.of());
    }

    private static ServerEvent.History page() {
        List<Chat> messages = new ArrayList<>();
        for (int seq = 1; seq <= PAGE; seq++) messages.add(event(seq));
        return new ServerEvent.History("r", "general", messages, true, false, (long) PAGE);
    }

    @Benchmark
    public ClientCommand decodeChatOf64Bytes() {
        return Codec.decodeCommand(shortChat);
    }

    @Benchmark
    public ClientCommand decodeChatOf4000Bytes() {
        return Codec.decodeCommand(longChat);
    }

    @Benchmark
    public byte[] encodeChatOf64Bytes() {
        return Codec.encode(event);
    }

    @Benchmark
    public byte[] encodeHistoryOf50() {
        return Codec.encode(page);
    }
}
