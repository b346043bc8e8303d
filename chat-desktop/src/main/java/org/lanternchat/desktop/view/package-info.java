/// The panes of the window: one class each, with layout and without decisions; colours and
/// distances are in the style sheet (`look`).
///
/// Everything lives on the thread of the window. Neighbours: `model` has what is shown and is told
/// what people do; only `RowFlow` knows the library that virtualises it.
@NullMarked
package org.lanternchat.desktop.view;

import org.jspecify.annotations.NullMarked;
