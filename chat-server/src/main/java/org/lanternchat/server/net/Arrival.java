package org.lanternchat.server.net;

import org.glassfish.grizzly.CloseListener;
import org.glassfish.grizzly.CloseType;
import org.glassfish.grizzly.Closeable;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.jspecify.annotations.Nullable;

/// What is known of a connection before and between its requests. Its own socket's events call it,
/// one at a time, but for the end, which may come from any thread.
final class Arrival implements CloseListener<Closeable, CloseType>, HeadDeadlines.Awaited {
    /// Where Grizzly's connection keeps it.
    private static final Attribute<Arrival> OF =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(Arrival.class.getName());

    private final Connection<?> socket;
    private final HeadDeadlines deadlines;
    private final Runnable afterwards;
    private final @Nullable Refusal refusal;
    private boolean isBetweenRequests;

    /// `refusal` is what its first request is answered, or null; `afterwards` is called once, when
    /// it has ended.
    Arrival(
            Connection<?> socket,
            HeadDeadlines deadlines,
            @Nullable Refusal refusal,
            Runnable afterwards) {
        this.socket = socket;
        this.deadlines = deadlines;
        this.refusal = refusal;
        this.afterwards = afterwards;
    }

    /// Awaits the first head.
    void begin() {
        OF.set(socket, this);
        deadlines.begin(this);
        socket.addCloseListener(this);
    }

    /// Null for sockets that did not come in by an `Admission`.
    static @Nullable Arrival of(Connection<?> socket) {
        return OF.get(socket);
    }

    /// Bytes came.
    void heard() {
        if (!isBetweenRequests) return;
        isBetweenRequests = false;
        deadlines.begin(this);
    }

    void headCame() {
        deadlines.end(this);
    }

    /// Nothing more of the last request comes.
    void requestEnded() {
        isBetweenRequests = true;
    }

    @Nullable Refusal refusal() {
        return refusal;
    }

    @Override
    public void cut() {
        socket.terminateSilently();
    }

    @Override
    public void onClosed(Closeable closed, CloseType type) {
        deadlines.end(this);
        afterwards.run();
    }
}
