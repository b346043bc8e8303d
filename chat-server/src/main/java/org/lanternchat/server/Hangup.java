package org.lanternchat.server;

import java.io.Console;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/// SIGHUP, by which an operator has a running server look at its files again. In a terminal it goes
/// on meaning that the terminal was closed, which ends the server.
final class Hangup {
    private static final System.Logger LOG = System.getLogger(Hangup.class.getName());

    private Hangup() {}

    /// From now on the signal calls this, on a thread of the platform's. Systems without the signal
    /// are left alone. By reflection, since the compiler warns of the class however it is used.
    static void calls(Runnable reload) {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) return;
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle run =
                    MethodHandles.publicLookup()
                            .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                            .bindTo(reload);
            Object reloading =
                    MethodHandleProxies.asInterfaceInstance(
                            handler, MethodHandles.dropArguments(run, 0, signal));
            Object hangup = signal.getConstructor(String.class).newInstance("HUP");
            signal.getMethod("handle", signal, handler).invoke(null, hangup, reloading);
        } catch (ReflectiveOperationException | IllegalArgumentException noSuchSignal) {
            LOG.log(Level.DEBUG, "SIGHUP is not listened to: {0}", noSuchSignal.toString());
        }
    }
}
