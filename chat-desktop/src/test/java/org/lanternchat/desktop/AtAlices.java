package org.lanternchat.desktop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// A test at Alice's window: a server of its own, and Alice in its general room.
abstract class AtAlices {
    @TempDir Path data;
    Alice alice;
    DesktopWindow window;

    @BeforeEach
    void openWindow() throws Exception {
        alice = signIn(data);
        window = alice.window();
    }

    Alice signIn(Path folder) throws Exception {
        return Alice.signsIn(folder);
    }

    @AfterEach
    void closeWindow() throws Exception {
        alice.close();
    }
}
