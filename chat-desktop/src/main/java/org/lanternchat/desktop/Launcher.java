package org.lanternchat.desktop;

import javafx.application.Application;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.wording.Wording;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Where the app starts: reads the command line and opens the window, or says in a sentence why it
/// cannot. On the main thread.
public final class Launcher {
    /// Kept, so that their levels are: JavaFX warns that it is on the class path, where it belongs,
    /// and the socket's library counts its threads.
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private static final Logger SOCKETS = Logger.getLogger("org.glassfish");

    private static final int WRONG_USE = 2;

    /// EX_UNAVAILABLE of sysexits.h.
    private static final int NO_WINDOW = 69;

    private Launcher() {}

    public static void main(String[] arguments) {
        try {
            LaunchOptions options = LaunchOptions.parse(List.of(arguments));
            if (options.help()) {
                System.out.println(Wording.of("options.help"));
            } else if (options.version()) {
                System.out.println(Wording.of("app.name") + " " + version());
            } else {
                TOOLKIT.setLevel(Level.SEVERE);
                SOCKETS.setLevel(Level.WARNING);
                open(options, arguments);
            }
        } catch (IllegalArgumentException wrongUse) {
            System.err.println(wrongUse.getMessage());
            System.exit(WRONG_USE);
        }
    }

    private static void open(LaunchOptions options, String[] arguments) {
        if (!Display.mayExist()) endWithoutWindow(Wording.of("window.noDisplay"), options);
        try {
            Application.launch(DesktopApp.class, arguments);
            // What is to be kept is kept; a library's threads would hold the process up.
            System.exit(0);
        } catch (UnsupportedOperationException noWindow) {
            // What the app itself throws comes wrapped: this is the toolkit, which cannot start.
            endWithoutWindow(Display.problem(noWindow), options);
        }
    }

    private static void endWithoutWindow(String why, LaunchOptions options) {
        String server = options.server();
        System.err.println(
                server == null
                        ? Wording.of("window.none", why)
                        : Wording.of("window.none.server", why, server));
        System.exit(NO_WINDOW);
    }

    private static String version() {
        @Nullable String version = Launcher.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }
}
