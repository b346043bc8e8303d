package org.lanternchat.desktop;

/// Somebody who looks at what the window shows, wherever the tour stops.
@FunctionalInterface
interface Camera {
    /// Looks now.
    ///
    /// @param stop what is seen, in a few words that can be the name of a file
    void see(DesktopWindow window, String stop) throws Exception;
}
