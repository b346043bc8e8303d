package org.lanternchat.desktop.connection;

import jakarta.websocket.DeploymentException;

import org.glassfish.tyrus.core.HandshakeException;
import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.ConnectionStatus.Cause;
import org.lanternchat.desktop.connection.ConnectionStatus.Reason;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ServerEvent;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The connection over a real socket. All its state belongs to its thread, `lantern-connection`,
/// which also decodes; the methods only put work there.
///
/// It opens the socket, opens it again when it breaks, and pings when it is silent. Who says
/// `hello` is the listener, when it is told `Open`: it alone knows what to resume.
public final class ServerConnection implements Connection, Socket.Owner {
    private static final System.Logger LOG = System.getLogger(ServerConnection.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final ServerAddress address;
    private final ConnectionListener listener;
    private final Clock clock;
    private final ServerTrust trust;
    private final Backoff backoff = new Backoff(new Random());
    private final Liveness liveness = new Liveness();
    private final ScheduledExecutorService thread;
    private @Nullable Socket socket;
    private @Nullable ScheduledFuture<?> nextTry;
    private boolean welcomed;
    private boolean over;

    /// A line that holds to what this person has trusted.
    public ServerConnection(
            ServerAddress address,
            ConnectionListener listener,
            Clock clock,
            TrustedServers trusted) {
        this.address = address;
        this.listener = listener;
        this.clock = clock;
        this.trust = new ServerTrust(address.host(), address.port(), trusted);
        thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("lantern-connection").daemon().factory());
    }

    @Override
    public void start() {
        run(this::open);
        try {
            var _ =
                    thread.scheduleWithFixedDelay(
                            this::look,
                            LOOK_EVERY.toMillis(),
                            LOOK_EVERY.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.log(Level.DEBUG, "closed before it was started");
        }
    }

    @Override
    public void send(ClientCommand command) {
        run(() -> sendNow(command));
    }

    @Override
    public void tryNow() {
        run(this::endWait);
    }

    private void endWait() {
        if (nextTry != null && nextTry.cancel(false)) open();
    }

    @Override
    public void renew() {
        run(
                () -> {
                    drop("it is begun anew");
                    endWait();
                });
    }

    @Override
    public void close() {
        run(
                () -> {
                    over = true;
                    if (socket != null) socket.close();
                    socket = null;
                    thread.shutdownNow();
                });
    }

    private void run(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException closed) {
            LOG.log(Level.DEBUG, "closed: nothing is sent any more");
        }
    }

    private void open() {
        if (over || socket != null) return;
        nextTry = null;
        listener.status(new ConnectionStatus.Connecting());
        try {
            socket = Socket.open(address.socket(), trust, thread, this);
            liveness.heard(System.nanoTime());
            welcomed = false;
            listener.status(new ConnectionStatus.Open());
        } catch (DeploymentException | IOException | UnresolvedAddressException failed) {
            ServerTrust.Stranger stranger = address.secure() ? trust.stranger() : null;
            if (stranger == null) {
                wait(cause(failed));
            } else {
                LOG.log(Level.WARNING, "{0} is not trusted", address.text());
                listener.status(new ConnectionStatus.Untrusted(stranger));
            }
        }
    }

    private static Cause cause(Exception failed) {
        for (Throwable why = failed; why != null; why = why.getCause()) {
            if (why instanceof HandshakeException) return Cause.NOT_A_CHAT;
            if (why instanceof ConnectException || why instanceof TimeoutException) break;
        }
        return Cause.UNREACHABLE;
    }

    private void wait(Cause cause) {
        if (over) return;
        Duration pause = backoff.next();
        listener.status(new ConnectionStatus.Waiting(clock.instant().plus(pause), cause));
        nextTry = thread.schedule(this::open, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sendNow(ClientCommand command) {
        if (socket != null && !socket.send(Codec.encode(command))) drop("the server takes nothing");
    }

    @Override
    public void frame(Socket from, String text) {
        if (from != socket) return;
        liveness.heard(System.nanoTime());
        ServerEvent event = Codec.decodeEvent(text);
        if (event instanceof ServerEvent.Welcome && !welcomed) {
            welcomed = true;
            backoff.reset();
            if (!listener.event(event)) drop("the window cannot keep up");
            listener.status(new ConnectionStatus.Connected());
        } else if (!(event instanceof ServerEvent.Unknown) && !listener.event(event)) {
            drop("the window cannot keep up");
        }
    }

    @Override
    public void closed(Socket from, int code) {
        if (from != socket) return;
        socket = null;
        Reason refusal = refusal(code);
        if (refusal == null) {
            wait(Cause.LOST);
        } else {
            listener.status(new ConnectionStatus.Refused(refusal));
        }
    }

    private static @Nullable Reason refusal(int code) {
        return switch (code) {
            case 4003 -> Reason.BANNED;
            case 4009 -> Reason.SIGNED_OUT;
            case 4010 -> Reason.VERSION;
            default -> null;
        };
    }

    private void look() {
        if (socket == null) return;
        switch (liveness.step(System.nanoTime())) {
            case NONE -> {}
            case PING -> sendNow(new ClientCommand.Ping(null));
            case DROP -> drop("the server is silent");
        }
    }

    private void drop(String why) {
        if (socket == null) return;
        LOG.log(Level.INFO, "dropped the connection to {0}: {1}", address.text(), why);
        socket.close();
        socket = null;
        wait(Cause.LOST);
    }
}
