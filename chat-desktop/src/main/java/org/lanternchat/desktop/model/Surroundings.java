package org.lanternchat.desktop.model;

import org.lanternchat.desktop.connection.TrustedServers;
import org.lanternchat.desktop.file.FileTransfers;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the models need of the world: its frames, its time, and someone who does slow work. The
/// window gives real ones, tests their own.
public interface Surroundings {
    /// Runs this once on the thread of the window, with its next frame. For any thread.
    void nextFrame(Runnable work);

    /// Runs this on the thread of the window after a while, unless cancelled. For that thread.
    Cancellable after(Duration delay, Runnable work);

    /// Does slow work elsewhere, and hands its result back on the thread of the window.
    <T> void offload(Supplier<T> slow, Consumer<T> result);

    Clock clock();

    /// The servers that this person has trusted.
    TrustedServers trusted();

    /// The way of files to a server and from it.
    ///
    /// @param server the address of the chat, ending with a slash
    FileTransfers transfers(URI server);

    /// Something that is going to happen, and need not.
    interface Cancellable {
        void cancel();
    }
}
