package org.lanternchat.server.net;

import jakarta.websocket.DeploymentException;

import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.file.FileShelf;
import org.lanternchat.server.session.Hooks;
import org.lanternchat.server.session.Services;
import org.lanternchat.server.time.Timers;
import org.lanternchat.server.tls.Tls;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/// The one port, for pages and WebSockets: Grizzly's listener, bound to exactly the address that
/// was asked for. Built, started and stopped by `ChatServer`.
public final class Listener {
    private static final int WORKERS = Math.max(4, Runtime.getRuntime().availableProcessors() * 2);
    private static final int SELECTORS = Runtime.getRuntime().availableProcessors();
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final System.Logger LOG = System.getLogger(Listener.class.getName());

    private final HttpServer server = new HttpServer();
    private final NetworkListener listener;
    private final TCPNIOTransport transport;
    private final Turns turns = new Turns();

    /// Does not bind yet. `host` is an address or a name of this machine, `port` 0 for any that is
    /// free.
    public Listener(String host, int port) {
        transport =
                TCPNIOTransportBuilder.newInstance()
                        .setIOStrategy(new EventThreads())
                        .setSelectorHandler(turns)
                        .setSelectorRunnersCount(SELECTORS)
                        .setWorkerThreadPoolConfig(
                                ThreadPoolConfig.defaultConfig()
                                        .setPoolName("worker")
                                        .setCorePoolSize(WORKERS)
                                        .setMaxPoolSize(WORKERS))
                        .setReadBufferSize(Limits.FRAME_BYTES)
                        .setTcpNoDelay(true)
                        .setReuseAddress(true)
                        .build();
        listener = new NetworkListener("lantern", host, port);
        listener.setTransport(transport);
        listener.getKeepAlive().setIdleTimeoutInSeconds(KEEP_ALIVE_SECONDS);
        listener.getFileCache().setEnabled(false);
        server.addListener(listener);
        server.getServerConfiguration().setHttpServerName("");
        server.getServerConfiguration().setPassTraceRequest(true);
        server.getServerConfiguration()
                .setDefaultErrorPageGenerator(
                        (_, status, reason, _, _) -> status + " " + reason + "\n");
    }

    /// The turns between two looks at the sockets, for what is short. What is asked for before the
    /// start is done then; after the end nothing is done.
    public Executor turns() {
        return turns;
    }

    /// The threads for all else. Before the start and after the end nothing is done.
    public Executor workers() {
        return this::execute;
    }

    private void execute(Runnable task) {
        ExecutorService pool = transport.getWorkerThreadPool();
        if (pool == null) return;
        try {
            pool.execute(task);
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.DEBUG, "a task came while the server stops");
        }
    }

    /// Binds, and serves from now on: over TLS when there is a certificate.
    ///
    /// @throws IOException when the address cannot be bound
    public void start(Gate gate, Services services, FileShelf files) throws IOException {
        start(gate, services, files, null);
    }

    /// The same, and hands out the installers in this folder, if there is one.
    ///
    /// @throws IOException when the address cannot be bound
    public void start(Gate gate, Services services, FileShelf files, @Nullable Path installers)
            throws IOException {
        Engine engine = engine();
        Timers timers = services.timers();
        Gatekeeper gatekeeper = gate.gatekeeper();
        RefusalLog refusals = new RefusalLog(timers, line -> LOG.log(Level.WARNING, line));
        HeadDeadlines deadlines = new HeadDeadlines(timers);
        Tls tls = gate.tls();
        TlsFilter encryption = tls == null ? null : new TlsFilter(tls, timers);
        OutboxBudget outboxes = OutboxBudget.ofHeap();
        AddressLimits limits = new AddressLimits(gate.limits(), gate.isExempt(), timers);
        Admission admission =
                new Admission(gatekeeper, limits, deadlines, refusals, encryption != null);
        listener.registerAddOn(
                (_, chain) -> {
                    FilterChain frames = frames(chain, encryption);
                    int pages = chain.indexOfType(HttpServerFilter.class);
                    chain.add(pages, new OtherUpgrades());
                    chain.add(
                            pages,
                            new Handshakes(
                                    engine, gatekeeper, services, frames, outboxes, refusals));
                    int reader =
                            chain.indexOfType(org.glassfish.grizzly.http.HttpServerFilter.class);
                    chain.set(reader, new RequestReader(listener.getKeepAlive(), timers));
                    if (encryption != null) chain.add(reader, encryption);
                    chain.add(reader, admission);
                });
        transport.setIOStrategy(
                new Accepting(transport.getIOStrategy(), Descriptors.ofThisProcess(), timers));
        Uploads uploads = new Uploads(gatekeeper, files, services::uploader, timers, workers());
        Downloads downloads = new Downloads(gatekeeper, files, timers, workers());
        Front front =
                new Front(
                        new Pages(gatekeeper, services),
                        uploads,
                        downloads,
                        new HookPosts(gatekeeper, new Hooks(services), timers, workers()),
                        new Metrics(gate, services, outboxes, uploads, downloads),
                        new InstallerDownloads(
                                gatekeeper, new Installers(installers), timers, workers()));
        server.getServerConfiguration().addHttpHandler(front, "/");
        server.start();
        deadlines.start();
    }

    /// What a connection passes through once it is a WebSocket.
    private static FilterChain frames(FilterChainBuilder http, @Nullable TlsFilter encryption) {
        int idleTimeouts = http.indexOfType(IdleTimeoutFilter.class);
        FilterChainBuilder frames = FilterChainBuilder.stateless().add(new TransportFilter());
        if (encryption != null) frames.add(encryption);
        return frames.add(new FramesFilter((IdleTimeoutFilter) http.get(idleTimeouts))).build();
    }

    private static Engine engine() {
        try {
            return new Engine();
        } catch (DeploymentException bug) {
            throw new IllegalStateException("the endpoint cannot be deployed", bug);
        }
    }

    /// The port that is bound.
    public int port() {
        return listener.getPort();
    }

    /// Takes no new connections; those that are open go on.
    public void stopAccepting() {
        try {
            transport.unbindAll();
        } catch (RuntimeException failed) {
            LOG.log(Level.DEBUG, "not unbound", failed);
        }
    }

    /// Ends everything.
    public void stop() {
        server.shutdownNow();
    }
}
