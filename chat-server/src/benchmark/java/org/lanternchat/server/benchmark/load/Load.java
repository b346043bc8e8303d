package org.lanternchat.server.benchmark.load;

import org.lanternchat.protocol.Codec;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;

/// A program that puts a server on this machine under load and prints what it measured as one line
/// of JSON. On the process' main thread.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Puts a chat server on 127.0.0.1 under load.")
public final class Load implements Callable<Integer> {
    @Option(names = "--port", required = true, description = "The server's port.")
    private int port;

    @Option(names = "--pid", required = true, description = "The server's process.")
    private long pid;

    @Option(names = "--tls", description = "Through TLS, with whatever certificate.")
    private boolean tls;

    @Option(names = "--version-1", description = "Speaks version 1 and not the tutorials' way.")
    private boolean version1;

    @Option(names = "--rooms", defaultValue = "1", description = "Rooms. Default: 1.")
    private int rooms;

    @Option(names = "--members", defaultValue = "100", description = "In each. Default: 100.")
    private int members;

    @Option(names = "--senders", defaultValue = "1", description = "In each. Default: 1.")
    private int senders;

    @Option(
            names = "--window",
            defaultValue = "1",
            description = "Messages that a sender has under way. Default: 1.")
    private int window;

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "Messages a second and sender, in place of --window.")
    private double rate;

    @Option(names = "--size", defaultValue = "64", description = "Bytes of a text. Default: 64.")
    private int size;

    @Option(names = "--warm-up", defaultValue = "3", description = "Seconds. Default: 3.")
    private double warmUp;

    @Option(names = "--seconds", defaultValue = "2", description = "Measured. Default: 2.")
    private double seconds;

    @Option(
            names = "--hold",
            defaultValue = "0",
            description = "Seconds in which all stay and nobody writes.")
    private double hold;

    @Option(
            names = "--sources",
            defaultValue = "0",
            description = "Connects from so many addresses, 127.0.0.2 and on.")
    private int sources;

    /// Ends with 0, or with 1 when the server could not be measured.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Load()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        LoadPlan plan =
                new LoadPlan(
                        port,
                        tls,
                        version1 ? Speech.VERSION_1 : Speech.TUTORIAL,
                        rooms,
                        members,
                        senders,
                        window,
                        rate,
                        size,
                        warmUp,
                        seconds,
                        hold,
                        sources,
                        pid);
        Clients.WireFactory wires = tls ? TlsWire.factory() : PlainWire::new;
        Map<String, Object> figures =
                plan.isIdle() ? new Stay(plan, wires).run() : new Traffic(plan, wires).run();
        System.out.println(new String(Codec.encodeDocument(figures), StandardCharsets.UTF_8));
        return 0;
    }
}
