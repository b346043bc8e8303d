package org.lanternchat.desktop.model;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Lets alice in, and ends what she began when the test is over.
final class Doorkeeper implements AfterEachCallback {
    private final List<SignedIn> in = new ArrayList<>();

    SignedIn signIn(Path folder, String... rooms) {
        SignedIn alice = new SignedIn(folder, rooms);
        in.add(alice);
        return alice;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        in.forEach(SignedIn::close);
    }
}
