package org.lanternchat.server;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.data.ExitStatus;
import org.lanternchat.server.data.StartException;
import org.lanternchat.server.file.FileShelf;
import org.lanternchat.server.identity.Codes;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.identity.JoinCode;
import org.lanternchat.server.identity.Marks;
import org.lanternchat.server.identity.Mentions;
import org.lanternchat.server.journal.Journal;
import org.lanternchat.server.journal.JournalThread;
import org.lanternchat.server.lan.Addresses;
import org.lanternchat.server.lan.Announcement;
import org.lanternchat.server.net.FileLinks;
import org.lanternchat.server.net.Gate;
import org.lanternchat.server.net.Gatekeeper;
import org.lanternchat.server.net.Listener;
import org.lanternchat.server.room.LogReader;
import org.lanternchat.server.room.RoomContext;
import org.lanternchat.server.room.Rooms;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.session.CloseCode;
import org.lanternchat.server.session.Services;
import org.lanternchat.server.session.Sessions;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.time.SystemTimers;
import org.lanternchat.server.tls.CertificateException;
import org.lanternchat.server.tls.CertificateFiles;
import org.lanternchat.server.tls.Tls;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The whole server: builds the parts, starts them from the store upwards, and stops them the other
/// way round. Started and stopped by one thread each.
public final class ChatServer implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofMillis(500);
    private static final String ALL_ADDRESSES = "0.0.0.0";
    private static final System.Logger LOG = System.getLogger(ChatServer.class.getName());

    private final ServerConfig config;
    private final @Nullable Tls tls;
    private final Keeping keeping;
    private final SystemTimers timers = new SystemTimers();
    private final LogReader reader;
    private final LogReader searcher;
    private final Rooms rooms;
    private final Journal journal;
    private final JournalThread journalThread = new JournalThread();
    private final Sessions sessions;
    private final Marks marks;
    private final FileShelf files;
    private final Housekeeping housekeeping;
    private final @Nullable String ownerCode;
    private final @Nullable String joinCode;
    private final @Nullable Announcement announcement;
    private volatile String address = "";
    private final Listener listener;

    private ChatServer(ServerConfig config, Keeping keeping) throws StoreException, StartException {
        this.config = config;
        tls = tls(config.certificate());
        this.keeping = keeping;
        Store store = keeping.store();
        Contents contents = store.contents();
        reader = new LogReader(store);
        searcher = LogReader.forSearches(store);
        sessions = new Sessions(timers);
        listener =
                new Listener(
                        config.bind().isEmpty() ? ALL_ADDRESSES : config.bind(), config.port());
        Rules rules = new Rules(contents);
        marks = new Marks(contents.marks());
        Identities identities = new Identities(contents, timers, config.rate());
        ownerCode = KeptCodes.owner(store, identities);
        joinCode = KeptCodes.join(store, config.doors());
        RoomContext context =
                new RoomContext(
                        rules,
                        marks,
                        reader,
                        sessions,
                        file -> address() + FileLinks.path(file.id(), file.name()).substring(1),
                        timers,
                        listener.turns());
        rooms = new Rooms(contents, config.rooms(), context, identities::ofUid);
        files = keeping.files(this::writeRecord, timers);
        Journal.Publisher publisher = new ForgettingFiles(rooms, files);
        journal =
                new Journal(
                        store,
                        contents,
                        rules,
                        config.editWindow(),
                        timers,
                        publisher,
                        keeping.isOnDisk()
                                ? journalThread.startedBy(listener.turns())
                                : listener.turns());
        Services services =
                new Services(
                        new ServerEvent.ServerInfo(config.name(), Version.CURRENT),
                        this::address,
                        store.epoch(),
                        config.rate(),
                        identities,
                        new Mentions(identities),
                        marks,
                        new Codes(timers),
                        new JoinCode(joinCode, timers),
                        rules,
                        rooms,
                        journal,
                        reader,
                        searcher,
                        sessions,
                        timers,
                        listener.workers());
        Gatekeeper gatekeeper =
                new Gatekeeper(
                        config.allowedOrigins(),
                        config.allowedHosts(),
                        Addresses.machineName(),
                        config.doors().isPublic());
        listen(
                new Gate(gatekeeper, config.perAddress(), tls, config.doors().hasPublicMetrics()),
                services);
        address = addresses().getLast();
        files.start();
        journal.start();
        sessions.start();
        housekeeping = new Housekeeping(reader, journal, rooms, marks, files::forgotten, timers);
        housekeeping.start();
        announcement = announcement();
        if (announcement != null) announcement.start();
    }

    /// Null for a server that nobody is told of.
    private @Nullable Announcement announcement() {
        if (!config.doors().isAnnounced() || Addresses.isLoopback(config.bind())) return null;
        Announcement.Card card =
                new Announcement.Card(
                        config.name(), listener.port(), () -> tls == null ? null : tls.digest());
        return new Announcement(card, () -> Addresses.announceable(config.bind()));
    }

    private void writeRecord(Change change, Consumer<Boolean> done) {
        boolean queued = journal.write(List.of(change), failure -> done.accept(failure == null));
        if (!queued) done.accept(false);
    }

    /// Starts a server, which accepts connections when this returns.
    static ChatServer start(ServerConfig config) throws StartException {
        Keeping keeping = Keeping.open(config.data());
        try {
            return new ChatServer(config, keeping);
        } catch (StoreException unusable) {
            keeping.close();
            throw StartException.of(unusable);
        } catch (StartException | RuntimeException failed) {
            keeping.close();
            throw failed;
        }
    }

    private @Nullable Tls tls(@Nullable CertificateFiles certificate) throws StartException {
        try {
            return certificate == null ? null : new Tls(certificate, timers);
        } catch (CertificateException unusable) {
            throw new StartException(
                    ExitStatus.CERTIFICATE_UNUSABLE, String.valueOf(unusable.getMessage()));
        }
    }

    private void listen(Gate gate, Services services) throws StartException {
        try {
            Path data = config.data();
            listener.start(gate, services, files, data == null ? null : data.resolve("get"));
            if (tls != null) tls.start();
        } catch (BindException taken) {
            throw new StartException(ExitStatus.ADDRESS_UNUSABLE, whyNotBound(), taken);
        } catch (UnknownHostException unknown) {
            throw new StartException(
                    ExitStatus.ADDRESS_UNUSABLE,
                    "There is no address " + config.bind() + ". Choose another with --bind.",
                    unknown);
        } catch (IOException failed) {
            throw new StartException(ExitStatus.ADDRESS_UNUSABLE, whyNotBound(), failed);
        }
    }

    private String whyNotBound() {
        if (config.bind().isEmpty()) {
            return "Port "
                    + config.port()
                    + " is taken by another program. Choose another with --port, or stop that"
                    + " program.";
        }
        return "Cannot listen on "
                + config.bind()
                + " port "
                + config.port()
                + ": it is taken, or not an address of this machine. Choose others with --bind and"
                + " --port.";
    }

    /// Where to reach it: first the address that was asked for, or this machine itself, then its
    /// addresses on the LAN.
    List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        if (config.bind().isEmpty()) {
            addresses.add(url("127.0.0.1"));
            for (String address : Addresses.onTheLan()) addresses.add(url(address));
        } else {
            addresses.add(url(config.bind()));
        }
        return addresses;
    }

    /// Where others on the LAN reach it, as far as this machine knew at the start. Waits for
    /// nothing.
    private String address() {
        return address;
    }

    /// The fingerprint of its certificate, for people; null for a server that speaks in clear.
    @Nullable String fingerprint() {
        return tls == null ? null : tls.fingerprint();
    }

    /// What newcomers are asked for; null for nothing.
    @Nullable String joinCode() {
        return joinCode;
    }

    /// The code by which somebody becomes the server's owner, while it has none.
    @Nullable String ownerCode() {
        return ownerCode;
    }

    private String url(String host) {
        return (tls == null ? "http://" : "https://")
                + Addresses.inUrl(host)
                + ":"
                + listener.port()
                + "/";
    }

    /// Reads again what may have changed on disk: the certificate.
    void reload() {
        if (tls == null) LOG.log(Level.INFO, "there is no certificate to read again");
        else tls.readAgain();
    }

    /// Takes no more, writes and sends what waits, says goodbye, and lets go of the data.
    @Override
    public void close() {
        if (announcement != null) announcement.close();
        listener.stopAccepting();
        files.close();
        housekeeping.writeMarks();
        journal.close();
        journalThread.close();
        settleRooms();
        sessions.closeAll(CloseCode.GOING_AWAY, "the server stops");
        awaitGoodbyes();
        listener.stop();
        timers.close();
        reader.close();
        searcher.close();
        keeping.close();
    }

    private void settleRooms() {
        try {
            rooms.settle(GOODBYE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until every client has gone, but not for long.
    private void awaitGoodbyes() {
        CountDownLatch gone = new CountDownLatch(1);
        long deadline = System.nanoTime() + GOODBYE.toNanos();
        Duration step = Duration.ofMillis(10);
        Runnable look =
                new Runnable() {
                    @Override
                    public void run() {
                        if (sessions.count() == 0 || System.nanoTime() > deadline) gone.countDown();
                        else timers.after(step, this);
                    }
                };
        look.run();
        try {
            var _ = gone.await(GOODBYE.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
