package org.lanternchat.server.benchmark;

import java.nio.file.Path;

/// Where the programs are that are measured, and where they may write. Immutable.
///
/// @param jar our server
/// @param flags of our server's Java
/// @param tlsFlags the same where it encrypts
/// @param tlsOptions of our server, with `{keystore}` in them; empty when it has none
/// @param peers where those from npm are installed
/// @param folder for what does not stay
/// @param command how all this was called
record Surroundings(
        Path jar,
        String flags,
        String tlsFlags,
        String tlsOptions,
        Path peers,
        Path keystore,
        Path folder,
        String command) {
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }
}
