package org.lanternchat.desktop.alert;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Notifications of a Linux desktop, by its program `notify-send`: started with its arguments one
/// by one, so that no shell ever reads what people wrote. Takes calls on any thread and starts the
/// program on its own, `lantern-alerts`.
///
/// Bound: `QUEUE` wait; when it is full, the next is not told.
public final class NotifySend implements AutoCloseable {
    static final int QUEUE = 8;

    private static final System.Logger LOG = System.getLogger(NotifySend.class.getName());
    private static final String PROGRAM = "notify-send";
    private static final long PATIENCE_SECONDS = 5;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private final Path program;
    private final ThreadPoolExecutor thread;

    private NotifySend(Path program) {
        this.program = program;
        this.thread =
                new ThreadPoolExecutor(
                        0,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(QUEUE),
                        Thread.ofPlatform().name("lantern-alerts").daemon().factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
    }

    /// The program of this system, if it has one. Blocks for the disk.
    public static Optional<NotifySend> ofThisSystem(Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (folder.isBlank()) continue;
            try {
                Path program = Path.of(folder, PROGRAM);
                if (Files.isExecutable(program)) return Optional.of(new NotifySend(program));
            } catch (InvalidPathException notAFolder) {
                LOG.log(Level.DEBUG, "the path has an entry that is none");
            }
        }
        return Optional.empty();
    }

    /// Tells this; both texts may hold what people wrote.
    public void show(String title, String text) {
        thread.execute(() -> run(command(program.toString(), title, text)));
    }

    /// The body may be read as markup by the desktop, so that its signs are written out.
    static List<String> command(String program, String title, String text) {
        return List.of(
                program,
                "--app-name=Lantern Chat",
                "--category=im.received",
                "--",
                plain(title),
                plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private static String plain(String text) {
        return CONTROLS.matcher(text).replaceAll(" ");
    }

    private static void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (IOException missing) {
            LOG.log(Level.INFO, "a notification could not be shown: {0}", missing.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
