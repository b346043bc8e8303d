package org.lanternchat.server.fuzz;

import com.sun.management.UnixOperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.management.JMException;
import javax.management.ObjectName;

/// How much of everything there is in this process, after a full collection. Immutable.
record Census(long heapBytes, long sessions, long sockets, long rooms, int threads, long files) {
    /// Threads that come and go, and what each of them has used last.
    private static final int SPARE = 8;

    private static final Pattern TYPE = Pattern.compile("^ *\\d+: +(\\d+) +(\\d+) +(\\S+)");

    static Census take() {
        Map<String, Long> instances = new HashMap<>();
        long bytes = 0;
        for (String line : histogram().lines().toList()) {
            Matcher type = TYPE.matcher(line);
            if (!type.find()) continue;
            instances.put(type.group(3), Long.parseLong(type.group(1)));
            bytes += Long.parseLong(type.group(2));
        }
        return new Census(
                bytes,
                instances.getOrDefault("org.lanternchat.server.session.Session", 0L),
                instances.getOrDefault("org.glassfish.grizzly.nio.transport.TCPNIOConnection", 0L),
                instances.getOrDefault("org.lanternchat.server.room.Room", 0L),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                openFiles());
    }

    /// Nothing is more than it was, but for so many bytes and rooms, and threads that come and go.
    boolean isLike(Census before, long moreBytes, long moreRooms) {
        return heapBytes <= before.heapBytes + moreBytes
                && sessions <= SPARE
                && rooms <= before.rooms + moreRooms
                && sockets <= 2 * SPARE
                && threads <= before.threads + SPARE
                && files <= before.files + SPARE;
    }

    /// Of the objects that can be reached: the question brings about a full collection.
    private static String histogram() {
        try {
            ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            Object answer =
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    commands,
                                    "gcClassHistogram",
                                    new Object[] {new String[0]},
                                    new String[] {String[].class.getName()});
            return String.valueOf(answer);
        } catch (JMException noSuchCommand) {
            throw new IllegalStateException(noSuchCommand);
        }
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}
