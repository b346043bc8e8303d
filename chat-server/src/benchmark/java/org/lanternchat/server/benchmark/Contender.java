package org.lanternchat.server.benchmark;

/// A server that is measured. Immutable.
enum Contender {
    MEMORY("Lantern Chat, in memory"),
    DISK("Lantern Chat, on disk"),
    MEMORY_VERSION_1("Lantern Chat, in memory, version 1"),
    MEMORY_TLS("Lantern Chat, in memory, TLS"),
    BUN("Bun"),
    NODE("Node.js ws"),
    NODE_TLS("Node.js ws, TLS"),
    NETTY("Netty"),
    FLOOR("floor: plain Java NIO");

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
