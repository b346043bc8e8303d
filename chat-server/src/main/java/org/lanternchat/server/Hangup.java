package org.lanternchat.server;

import java.io.Console;
import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;

/// SIGHUP, by which an operator has a running server look at its files again. In a terminal it goes
/// on meaning that the terminal was closed, which ends the server.
final class Hangup {
    private static final System.Logger LOG = System.getLogger(Hangup.class.getName());

    private Hangup() {}

    /// From now on the signal calls this, on a thread of the platform's. Systems without the signal
    /// are left alone. By reflection, since the compiler warns of the class however it is used.
    static void calls(Runnable reload) {
        Console console = System.console();
        if (console != null && console.isTerminal()) return;
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object reloading =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (self, method, arguments) ->
                                    answer(self, method.getName(), arguments, reload));
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("HUP"),
                            reloading);
        } catch (ReflectiveOperationException | IllegalArgumentException noSuchSignal) {
            LOG.log(Level.DEBUG, "SIGHUP is not listened to: {0}", noSuchSignal.toString());
        }
    }

    private static Object answer(Object self, String method, Object[] arguments, Runnable reload) {
        return switch (method) {
            case "handle" -> {
                reload.run();
                yield self;
            }
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "SIGHUP";
        };
    }
}
