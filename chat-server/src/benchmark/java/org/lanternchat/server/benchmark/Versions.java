package org.lanternchat.server.benchmark;

import io.netty.util.Version;

import org.lanternchat.protocol.Codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which releases of the peers are measured. Immutable.
record Versions(Surroundings surroundings) {
    /// In one line, without those that are not to be had here.
    String described() throws IOException {
        List<String> all = new ArrayList<>();
        Path modules = surroundings.peers().resolve("node_modules");
        for (String bun : List.of("bun-linux-x64", "bun-linux-aarch64")) {
            add(all, "Bun", modules.resolve("@oven").resolve(bun));
        }
        add(all, "ws", modules.resolve("ws"));
        if (Files.isDirectory(modules)) all.add("Node.js " + nodeVersion());
        Version netty = Version.identify().get("netty-transport");
        if (netty != null) all.add("Netty " + netty.artifactVersion());
        return String.join(", ", all);
    }

    private static void add(List<String> all, String name, Path folder) throws IOException {
        Path file = folder.resolve("package.json");
        if (!Files.isReadable(file)) return;
        Object version = Codec.decodeDocument(Files.readAllBytes(file)).get("version");
        if (version != null) all.add(name + " " + version);
    }

    private static String nodeVersion() throws IOException {
        Process node = new ProcessBuilder("node", "--version").start();
        return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .replace("v", "");
    }
}
