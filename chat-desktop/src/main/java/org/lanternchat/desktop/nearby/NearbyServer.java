package org.lanternchat.desktop.nearby;

/// A chat that was found in this network and answers. Immutable, for any thread.
///
/// @param name what it calls itself, on one line and without what cannot be seen
/// @param address as one types it
/// @param people how many are in; -1 where it does not say
/// @param asksForCode whether newcomers need a join code
public record NearbyServer(String name, String address, int people, boolean asksForCode) {
    /// One that everyone may join.
    public NearbyServer(String name, String address, int people) {
        this(name, address, people, false);
    }
}
