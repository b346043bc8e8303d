package org.lanternchat.desktop;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;

/// The wheel of a mouse. For the window's thread.
final class Wheel {
    private Wheel() {}

    /// Turns it over a node, upwards where `pixels` are positive.
    static void turn(Node over, double pixels) {
        Event.fireEvent(
                over,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        300,
                        300,
                        300,
                        300,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        0,
                        pixels,
                        0,
                        pixels,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }
}
