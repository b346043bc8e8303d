package org.lanternchat.server.net;

import org.glassfish.grizzly.nio.DefaultSelectorHandler;
import org.glassfish.grizzly.nio.SelectorRunner;
import org.glassfish.grizzly.threadpool.Threads;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/// What the selector threads do between two looks at the sockets: the turns of rooms and of the
/// journal, in the order in which they were asked for. So whatever all sockets brought in one look
/// is there when a room has its turn, and goes out in one pass; and nothing is handed from thread
/// to thread on the way. Turns must be short, as must be all that the selector threads do. Any
/// thread may ask for a turn.
final class Turns extends DefaultSelectorHandler implements Executor {
    /// After so many turns the sockets are looked at again.
    private static final int IN_A_ROW = 256;

    private static final System.Logger LOG = System.getLogger(Turns.class.getName());

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Selector> asleep = new ConcurrentLinkedQueue<>();

    @Override
    public void execute(Runnable turn) {
        waiting.add(turn);
        if (!Threads.isService()) wakeOne();
    }

    @Override
    public boolean preSelect(SelectorRunner runner) throws IOException {
        if (!super.preSelect(runner)) return false;
        Runnable turn;
        for (int i = 0; i < IN_A_ROW && (turn = waiting.poll()) != null; i++) {
            if (!waiting.isEmpty()) wakeOne();
            run(turn);
        }
        return true;
    }

    /// Grizzly's own also counts the looks that find nothing and takes many for a fault of the
    /// system, but being woken for turns is no fault.
    @Override
    public Set<SelectionKey> select(SelectorRunner runner) throws IOException {
        Selector selector = runner.getSelector();
        if (runner.getPostponedTasks().isEmpty()) sleep(selector);
        else selector.selectNow();
        return selector.selectedKeys();
    }

    private void sleep(Selector selector) throws IOException {
        asleep.add(selector);
        // Whoever adds a turn from now on finds this selector asleep.
        if (waiting.isEmpty()) selector.select(selectTimeout);
        else selector.selectNow();
        var _ = asleep.remove(selector);
    }

    private void wakeOne() {
        Selector selector = asleep.poll();
        if (selector != null) selector.wakeup();
    }

    private static void run(Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException | Error bug) {
            LOG.log(Level.ERROR, "a turn failed", bug);
        }
    }
}
