package org.lanternchat.desktop;

import javafx.application.Application;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.wording.Wording;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Where the app starts: reads the command line and opens the window. On the main thread.
public final class Launcher {
    /// Kept, so that their levels are: JavaFX warns that it is on the class path, where it belongs,
    /// and the socket's library counts its threads.
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private static final Logger SOCKETS = Logger.getLogger("org.glassfish");

    private static final int WRONG_USE = 2;

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
                Application.launch(DesktopApp.class, arguments);
            }
        } catch (IllegalArgumentException wrongUse) {
            System.err.println(wrongUse.getMessage());
            System.exit(WRONG_USE);
        }
    }

    private static String version() {
        @Nullable String version = Launcher.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }
}
