package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.ReadHandler;
import org.glassfish.grizzly.http.io.NIOInputStream;
import org.glassfish.grizzly.http.server.Request;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads the body of one request as it comes, however small the chunks that it comes in. Runs on
/// whichever worker has bytes for it, one at a time.
///
/// Grizzly calls back from within, once for each chunk that it has already, or from another worker
/// before it has returned to this one. The count of steps keeps the stack flat, and the request
/// untouched until nobody is busy with it.
final class FlatReads implements ReadHandler {
    private final Request request;
    private final NIOInputStream input;
    private final Taker taker;
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicBoolean isComplete = new AtomicBoolean();
    private volatile boolean isUnwanted;
    private volatile boolean isOver;

    /// Whoever the body is for. One of the last three is called, once, unless `stop` was.
    interface Taker {
        /// The next piece, which is only there for the length of the call; false when neither this
        /// one nor what follows is wanted.
        boolean take(Buffer bytes);

        /// All of it was taken.
        void complete();

        /// The body was not wanted; the rest of it is still to come.
        void unwanted();

        /// The rest will not come.
        void broken(Throwable why);
    }

    FlatReads(Request request, Taker taker) {
        this.request = request;
        this.taker = taker;
        input = request.getNIOInputStream();
    }

    void begin() {
        next();
    }

    /// Nothing more is to be read.
    void stop() {
        isOver = true;
    }

    private void next() {
        if (steps.getAndIncrement() > 0) return;
        do step();
        while (steps.decrementAndGet() > 0);
    }

    private void step() {
        if (isOver) return;
        if (isUnwanted) {
            isOver = true;
            taker.unwanted();
        } else if (isComplete.get()) {
            isOver = true;
            taker.complete();
        } else {
            input.notifyAvailable(this);
        }
    }

    @Override
    public void onDataAvailable() {
        take();
        boolean isLast = !request.getRequest().isExpectContent();
        if (!isLast || isUnwanted) next();
    }

    @Override
    public void onAllDataRead() {
        if (isComplete.getAndSet(true)) return;
        take();
        next();
    }

    @Override
    public void onError(Throwable broken) {
        isOver = true;
        taker.broken(broken);
    }

    private void take() {
        if (isOver || isUnwanted) return;
        Buffer bytes = input.readBuffer();
        try {
            if (!taker.take(bytes)) isUnwanted = true;
        } finally {
            bytes.tryDispose();
        }
    }
}
