package org.lanternchat.desktop.view.text;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// One thing in a message that stands on lines of its own. For the window's thread.
///
/// @param node what is shown
/// @param flow the words in it, absent for none
/// @param indent how far it is from the side, before the marks of lists and quotes are drawn
/// @param above how far it is from what is above it
/// @param marker what stands before it in a list, absent for nothing
record Slot(
        Region node,
        @Nullable InlineFlow flow,
        double indent,
        double above,
        @Nullable Label marker) {

    /// The bar beside a quote: from the first of its slots to the last.
    record Bar(Region node, int first, int last, double x) {}

    /// What copying puts before it.
    String prefix() {
        return marker == null ? "" : marker.getText() + " ";
    }
}
