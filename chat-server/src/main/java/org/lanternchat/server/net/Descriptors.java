package org.lanternchat.server.net;

import com.sun.management.UnixOperatingSystemMXBean;

import java.lang.management.ManagementFactory;

/// How many more files and sockets this process may open. Any thread may ask; it looks anew each
/// time, which costs a listing of those that are open.
interface Descriptors {
    /// As many as no process opens, where the system does not tell.
    long left();

    static Descriptors ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean system
                ? () -> system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount()
                : () -> Long.MAX_VALUE;
    }
}
