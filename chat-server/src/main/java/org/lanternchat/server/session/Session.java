package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.TutorialCommand;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.TokenBucket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;

/// One connection from its first command to its end: finds out which dialect it speaks, and hands
/// each frame to that. Frames come from the connection's worker thread; the lock is for the moment
/// when an identity has been written, and is never held while anything waits.
public final class Session {
    /// The frames that are kept while the identity is being written.
    private static final int HELD = 100;

    /// And their letters.
    private static final int HELD_LETTERS = 2 * Limits.FRAME_BYTES;

    private final Wire wire;
    private final Services services;
    private final Strikes strikes = new Strikes();
    private final TokenBucket commands;

    /// Null while none are kept.
    private @Nullable Deque<String> held;

    private int heldLetters;
    private volatile @Nullable Version1 version1;
    private volatile @Nullable Tutorial tutorial;
    private boolean isGreeting;

    /// A hello came, so this is version 1, even if it was refused.
    private boolean saidHello;

    private volatile boolean hasEnded;

    /// This, until it has ended: the timer of the first command, which goes on, must not keep it.
    private final AtomicReference<@Nullable Session> waiting = new AtomicReference<>(this);

    public Session(Wire wire, Services services) {
        this.wire = wire;
        this.services = services;
        double perSecond = Limits.COMMANDS_PER_SECOND * services.rate();
        this.commands = new TokenBucket(perSecond, perSecond, services.timers().nanos());
    }

    /// The handshake is done: the first command is due.
    public synchronized void open() {
        if (hasEnded) return;
        services.sessions().add(this);
        AtomicReference<@Nullable Session> still = waiting;
        services.timers()
                .after(
                        Limits.FIRST_COMMAND,
                        () -> {
                            Session mute = still.get();
                            if (mute != null) mute.closeIfMute();
                        });
    }

    /// A text frame came.
    public synchronized void receive(String frame) {
        if (hasEnded) return;
        if (isGreeting) {
            hold(frame);
            return;
        }
        if (commands.tryTake(services.timers().nanos()) > 0) {
            wire.close(CloseCode.POLICY, "too many commands in a second");
            return;
        }
        Version1 known = version1;
        Tutorial plain = tutorial;
        if (known != null) receive(known, frame);
        else if (plain != null) receive(plain, frame);
        else receiveFirst(frame);
    }

    private void hold(String frame) {
        heldLetters += frame.length();
        Deque<String> frames = held;
        if (frames == null) frames = held = new ArrayDeque<>();
        if (frames.size() < HELD && heldLetters <= HELD_LETTERS) frames.add(frame);
        else wire.close(CloseCode.POLICY, "too many commands before the welcome");
    }

    /// The connection ended, for whatever reason. Calling it again does nothing.
    public synchronized void end() {
        if (hasEnded) return;
        hasEnded = true;
        held = null;
        waiting.set(null);
        services.sessions().remove(this);
        Version1 known = version1;
        if (known != null) known.end();
        Tutorial plain = tutorial;
        if (plain != null) plain.end();
    }

    private void receiveFirst(String frame) {
        if (!saidHello) {
            TutorialCommand command = Codec.decodeTutorial(frame);
            if (command instanceof TutorialCommand.Chat) return;
            if (command instanceof TutorialCommand.Join join) {
                Tutorial plain = new Tutorial(wire, services);
                tutorial = plain;
                plain.join(join);
                return;
            }
        }
        try {
            ClientCommand command = Codec.decodeCommand(frame);
            if (command instanceof ClientCommand.Hello hello) greet(hello);
            else if (saidHello) refuseBeforeHello(command);
        } catch (ProtocolException notUnderstood) {
            if (notUnderstood.code() == ErrorCode.BAD_VERSION) refuseVersion(notUnderstood);
            else if (saidHello) refuseAndCount(notUnderstood);
            else if (isHello(frame)) refuse(notUnderstood);
            else strike();
        }
    }

    private void refuseBeforeHello(ClientCommand command) {
        wire.offer(
                Frame.of(
                        ServerEvent.Failure.of(
                                        ErrorCode.FORBIDDEN, "Say hello first, with another name.")
                                .about(command.rid(), null, null)));
        wire.flush();
    }

    private static boolean isHello(String frame) {
        return Codec.typeOf(frame).equals("hello");
    }

    private void receive(Version1 dialect, String frame) {
        try {
            dialect.dispatch(Codec.decodeCommand(frame));
        } catch (ProtocolException refused) {
            refuseAndCount(refused);
        }
    }

    private void receive(Tutorial dialect, String frame) {
        switch (Codec.decodeTutorial(frame)) {
            case TutorialCommand.Join join -> dialect.join(join);
            case TutorialCommand.Chat chat -> dialect.chat(chat);
            case TutorialCommand.Ignored _ -> strike();
        }
    }

    private void greet(ClientCommand.Hello hello) {
        isGreeting = true;
        saidHello = true;
        new Greeter(wire, services, hello, guest -> greeted(hello, guest)).greet();
    }

    /// The identity is on disk, or there is none and the client may say hello again.
    private synchronized void greeted(ClientCommand.Hello hello, Greeter.@Nullable Guest guest) {
        isGreeting = false;
        if (guest != null) {
            Version1 welcomed = new Version1(wire, services, guest.greeting(), hello, this::later);
            version1 = welcomed;
            if (hasEnded) welcomed.end();
            else welcomed.begin(guest.rooms());
        }
        Deque<String> frames = held;
        if (frames == null) return;
        while (!frames.isEmpty() && !isGreeting) receive(frames.poll());
        if (frames.isEmpty()) held = null;
    }

    /// Runs what follows from a decision of the journal, unless the connection has ended meanwhile.
    private void later(Runnable task, Runnable then) {
        services.executor()
                .execute(
                        () -> {
                            runUnlessEnded(task);
                            then.run();
                        });
    }

    private synchronized void runUnlessEnded(Runnable task) {
        if (!hasEnded) task.run();
    }

    private void refuseVersion(ProtocolException refused) {
        wire.offer(
                Frame.of(
                        ServerEvent.Failure.of(refused.code(), refused.sentence())
                                .about(refused.rid(), null, null)
                                .serving(ClientCommand.VERSION, ClientCommand.VERSION)
                                .asFatal()));
        wire.close(CloseCode.BAD_VERSION, "this version is not served");
    }

    private void refuse(ProtocolException refused) {
        wire.offer(
                Frame.of(
                        ServerEvent.Failure.of(refused.code(), refused.sentence())
                                .about(refused.rid(), refused.cid(), refused.room())));
        wire.flush();
    }

    private void refuseAndCount(ProtocolException refused) {
        refuse(refused);
        boolean noCommand =
                refused.code() == ErrorCode.BAD_JSON || refused.code() == ErrorCode.UNKNOWN_TYPE;
        if (noCommand) strike();
    }

    private void strike() {
        if (strikes.add(services.timers().nanos())) {
            wire.close(CloseCode.POLICY, "too many frames that are no commands");
        }
    }

    private synchronized void closeIfMute() {
        boolean mute = !saidHello && tutorial == null;
        if (mute && !hasEnded) wire.close(CloseCode.POLICY, "no hello and no join came");
    }

    Wire wire() {
        return wire;
    }

    /// Whose connection this is, in whichever dialect; null while that is not known.
    @Nullable String uid() {
        Version1 known = version1;
        if (known != null) return known.identity().uid();
        Tutorial plain = tutorial;
        return plain == null ? null : plain.uid();
    }
}
