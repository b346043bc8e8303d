package org.lanternchat.desktop.connection;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.settings.DiskWriter;

import java.io.IOException;
import java.io.StringReader;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The certificates that this person has trusted, one for each host and port: `trusted.properties`
/// beside the settings. Safe for any thread; what changes is on the disk at once.
///
/// A line that cannot be understood trusts nothing.
public final class TrustedServers {
    private static final System.Logger LOG = System.getLogger(TrustedServers.class.getName());

    private final Path file;
    private final DiskWriter disk;
    private final Map<String, Fingerprint> trusted = new ConcurrentSkipListMap<>();

    private TrustedServers(Path file, DiskWriter disk) {
        this.file = file;
        this.disk = disk;
    }

    /// Blocks for the disk, so not for the window's thread.
    public static TrustedServers open(Path folder, DiskWriter disk) {
        TrustedServers servers = new TrustedServers(folder.resolve("trusted.properties"), disk);
        servers.read();
        return servers;
    }

    private void read() {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException nobodyYet) {
            return;
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.log(Level.WARNING, "{0} could not be read: {1}", file, unreadable.toString());
            return;
        }
        for (String server : lines.stringPropertyNames()) {
            Fingerprint.parse(lines.getProperty(server))
                    .ifPresent(known -> trusted.put(server, known));
        }
    }

    private static String key(String host, int port) {
        return host + ":" + port;
    }

    @Nullable Fingerprint of(String host, int port) {
        return trusted.get(key(host, port));
    }

    /// This certificate is the right one for the server, in place of any other.
    public void trust(ServerAddress server, Fingerprint fingerprint) {
        trusted.put(key(server.host(), server.port()), fingerprint);
        save();
    }

    /// No certificate is trusted for the server, until one is again.
    public void distrust(ServerAddress server) {
        trusted.remove(key(server.host(), server.port()));
        save();
    }

    private void save() {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(trusted)
                .forEach(
                        (server, known) ->
                                lines.append(server.replace(":", "\\:"))
                                        .append('=')
                                        .append(known.text())
                                        .append('\n'));
        disk.write(file, lines.toString(), Duration.ZERO);
    }
}
