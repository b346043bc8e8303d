package org.lanternchat.desktop.view.text;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The system's clipboard, for plain text. Has no state; for the window's thread.
public final class Clip {
    private Clip() {}

    public static void copy(String text) {
        ClipboardContent clip = new ClipboardContent();
        clip.putString(text);
        Clipboard.getSystemClipboard().setContent(clip);
    }

    /// What could be pasted; empty for nothing.
    static String text() {
        String text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
