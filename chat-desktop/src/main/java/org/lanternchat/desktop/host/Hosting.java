package org.lanternchat.desktop.host;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A chat that runs on this computer. Immutable, for any thread.
///
/// @param started when its process began, so that another process with its number is not taken for
///   it
/// @param network the addresses for the others, the best one first
/// @param ownerCode makes somebody the owner; absent when there is one
public record Hosting(
        long pid, long started, String address, List<String> network, @Nullable String ownerCode) {
    public Hosting {
        network = List.copyOf(network);
    }

    /// What others type or scan.
    public String addressForOthers() {
        return network.isEmpty() ? address : network.getFirst();
    }

    @Override
    public String toString() {
        return "Hosting[" + pid + "]";
    }
}
