package org.lanternchat.desktop.model;

import org.lanternchat.desktop.file.FileTransfers.Progress;
import org.lanternchat.desktop.file.Problem;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Hands what is told of a transfer over to the window's thread, how far it is no more than once a
/// frame. For any thread.
final class WindowProgress<T> implements Progress<T> {
    private final Surroundings surroundings;
    private final Progress<T> told;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean telling = new AtomicBoolean();

    WindowProgress(Surroundings surroundings, Progress<T> told) {
        this.surroundings = surroundings;
        this.told = told;
    }

    @Override
    public void moved(long count) {
        bytes.set(count);
        if (telling.getAndSet(true)) return;
        surroundings.nextFrame(
                () -> {
                    telling.set(false);
                    told.moved(bytes.get());
                });
    }

    @Override
    public void done(T result) {
        surroundings.nextFrame(() -> told.done(result));
    }

    @Override
    public void failed(Problem problem) {
        surroundings.nextFrame(() -> told.failed(problem));
    }
}
