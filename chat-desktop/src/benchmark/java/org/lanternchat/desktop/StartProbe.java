package org.lanternchat.desktop;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Window;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The app as it is started, with a word on standard output when its window has been laid out and
/// is drawn. Ends by itself after a while, as if somebody closed it.
///
/// Arguments: for how many seconds it stays, and those of the app.
public final class StartProbe {
    private StartProbe() {}

    public static void main(String[] args) throws InterruptedException {
        String[] own = java.util.Arrays.copyOfRange(args, 1, args.length);
        Thread.ofPlatform().name("launcher").start(() -> Launcher.main(own));
        CountDownLatch drawn = new CountDownLatch(1);
        while (drawn.getCount() > 0) {
            look(drawn);
            var _ = drawn.await(4, TimeUnit.MILLISECONDS);
        }
        System.out.println("drawn");
        TimeUnit.SECONDS.sleep(Long.parseLong(args[0]));
        Platform.exit();
    }

    private static void look(CountDownLatch drawn) {
        try {
            Platform.runLater(
                    () -> {
                        for (Window window : Window.getWindows()) {
                            Scene scene = window.getScene();
                            // The next pulse begins when the frame of this one is on its way.
                            if (window.isShowing() && scene != null) {
                                scene.addPreLayoutPulseListener(
                                        () -> Platform.runLater(drawn::countDown));
                            }
                        }
                    });
        } catch (IllegalStateException notYet) {
            return;
        }
    }
}
