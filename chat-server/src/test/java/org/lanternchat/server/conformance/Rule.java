package org.lanternchat.server.conformance;

import java.io.IOException;

/// One row of a table: what a section asks for, and how to see whether a server does so.
public sealed interface Rule permits FrameRule, HandshakeRule {
    /// Of RFC 6455, if it names no other document.
    String section();

    String name();

    /// Throws an `AssertionError` that says what was different.
    void check(Driver driver) throws IOException;

    default String title() {
        return section() + ": " + name();
    }

    /// The same, and what is thrown begins with the title.
    default void hold(Driver driver) {
        try {
            check(driver);
        } catch (IOException | AssertionError different) {
            throw new AssertionError(title() + ": " + different.getMessage(), different);
        }
    }
}
