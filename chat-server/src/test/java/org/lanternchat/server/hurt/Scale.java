package org.lanternchat.server.hurt;

import com.sun.management.UnixOperatingSystemMXBean;

import java.lang.management.ManagementFactory;

/// How much of a load there is: little with all the other tests, all of it on demand. Immutable.
final class Scale {
    private static final int OTHER_FILES = 500;
    private static final boolean IS_FULL = Boolean.getBoolean("lantern.hurt.full");

    private Scale() {}

    /// The same of connections, of which a process may have only so many.
    static int ofConnections(int few, int many) {
        long most = Long.MAX_VALUE;
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean system) {
            most = system.getMaxFileDescriptorCount() - OTHER_FILES;
        }
        return (int) Math.min(of(few, many), most);
    }

    static boolean isFull() {
        return IS_FULL;
    }

    static int of(int few, int many) {
        return IS_FULL ? many : few;
    }
}
