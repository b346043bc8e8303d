package org.lanternchat.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A data folder under which the power can fail: `powercut.c` watches the server, and after its
/// death the files are put back to what was synced. Lives on the test's thread.
final class PowerCut {
    private static final Path SOURCE = Path.of("src", "test", "c", "powercut.c");

    private final Path folder;
    private final Path library;
    private final Path log;
    private final Map<String, byte[]> before = new TreeMap<>();

    /// `work` is a folder for what is needed besides.
    PowerCut(Path work) throws IOException, InterruptedException {
        folder = Files.createDirectory(work.toRealPath().resolve("data"));
        library = work.toRealPath().resolve("powercut.so");
        log = work.toRealPath().resolve("steps");
        int status =
                new ProcessBuilder(
                                "cc",
                                "-shared",
                                "-fPIC",
                                "-O1",
                                "-o",
                                library.toString(),
                                SOURCE.toString(),
                                "-ldl",
                                "-lpthread")
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(status).as("cc").isZero();
    }

    /// Why it cannot be done here; empty when it can.
    static String obstacle() throws InterruptedException {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return "the power can only be cut on Linux";
        }
        try {
            Process compiler =
                    new ProcessBuilder("cc", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            boolean works = compiler.waitFor(20, TimeUnit.SECONDS) && compiler.exitValue() == 0;
            return works ? "" : "cc does not work";
        } catch (IOException none) {
            return "there is no C compiler, cc, to build powercut.c";
        }
    }

    Path folder() {
        return folder;
    }

    /// For the server that is started next: everything that is in the folder now is on disk.
    Map<String, String> powerOn() throws IOException {
        before.clear();
        before.putAll(files());
        Files.deleteIfExists(log);
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "LANTERN_POWERCUT_FOLDER",
                folder.toString(),
                "LANTERN_POWERCUT_LOG",
                log.toString());
    }

    /// The same on a disk that says too early that files of such a name are synced.
    Map<String, String> powerOnWithADiskThatLiesAbout(String ending) throws IOException {
        Map<String, String> environment = new HashMap<>(powerOn());
        environment.put("LANTERN_POWERCUT_LIE", ending);
        return environment;
    }

    /// After the server's death: what was not synced survives as `survives` says, for each sector
    /// and each name. The number of bytes that were changed by that.
    long cut(BooleanSupplier survives) throws IOException {
        List<Step> steps = Step.read(Files.readAllBytes(log));
        assertThatTheStepsAreAll(steps);
        Map<String, byte[]> real = files();
        Map<String, byte[]> left = Disk.after(before, steps, survives);
        for (String name : real.keySet()) Files.delete(folder.resolve(name));
        Files.deleteIfExists(folder.resolve("chat.db-shm"));
        for (Map.Entry<String, byte[]> file : left.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return differing(real, left);
    }

    /// With nothing lost, the steps must lead to the very files that are there, but for the last
    /// step, which the server's death may have prevented.
    private void assertThatTheStepsAreAll(List<Step> steps) throws IOException {
        Map<String, byte[]> real = files();
        Map<String, byte[]> all = Disk.after(before, steps, () -> true);
        if (differing(real, all) == 0) return;
        List<Step> butOne = steps.subList(0, steps.size() - 1);
        assertThat(differing(real, Disk.after(before, butOne, () -> true)))
                .as("bytes that came past powercut.c; the last step was %s", steps.getLast())
                .isZero();
    }

    private static long differing(Map<String, byte[]> some, Map<String, byte[]> others) {
        long found = 0;
        Map<String, byte[]> both = new TreeMap<>(some);
        both.putAll(others);
        for (String name : both.keySet()) {
            byte[] one = some.getOrDefault(name, new byte[0]);
            byte[] other = others.getOrDefault(name, new byte[0]);
            found += Math.abs(one.length - other.length);
            for (int i = 0; i < Math.min(one.length, other.length); i++) {
                if (one[i] != other[i]) found++;
            }
        }
        return found;
    }

    /// What `powercut.c` follows: all but what is mapped into memory and the unpacked library.
    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                String name = folder.relativize(file).toString();
                boolean isFollowed =
                        !name.startsWith("native")
                                && !name.startsWith("files")
                                && !name.endsWith("-shm");
                if (Files.isRegularFile(file) && isFollowed) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }
}
