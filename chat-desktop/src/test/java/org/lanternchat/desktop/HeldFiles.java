package org.lanternchat.desktop;

import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

import org.testfx.util.WaitForAsyncUtils;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;

/// What another program's drag tells the window, event by event: the headless platform has no
/// dragging of its own. Their contents are the toolkit's.
final class HeldFiles {
    private final DesktopWindow window;
    private final Dragboard board;

    HeldFiles(DesktopWindow window, ClipboardContent content) throws Exception {
        this.window = window;
        board = WaitForAsyncUtils.asyncFx(() -> board(content)).get();
    }

    private static Dragboard board(ClipboardContent content) throws ReflectiveOperationException {
        Constructor<Dragboard> constructor =
                Dragboard.class.getDeclaredConstructor(TKClipboard.class);
        constructor.setAccessible(true);
        TKClipboard contents = Toolkit.getToolkit().createLocalClipboard();
        Dragboard board = constructor.newInstance(copied(contents));
        board.setContent(content);
        return board;
    }

    /// The same, of a source that lets them be copied.
    private static TKClipboard copied(TKClipboard contents) {
        return (TKClipboard)
                Proxy.newProxyInstance(
                        HeldFiles.class.getClassLoader(),
                        new Class<?>[] {TKClipboard.class},
                        (_, method, arguments) ->
                                method.getName().equals("getTransferModes")
                                        ? EnumSet.of(TransferMode.COPY)
                                        : method.invoke(contents, arguments));
    }

    static ClipboardContent files(File... files) {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(List.of(files));
        return content;
    }

    void over(String query) {
        fire(DragEvent.DRAG_ENTERED, query);
        fire(DragEvent.DRAG_OVER, query);
    }

    void leave(String query) {
        fire(DragEvent.DRAG_EXITED, query);
    }

    /// As they are let go: what they were over hears both.
    void drop(String query) {
        fire(DragEvent.DRAG_DROPPED, query);
        fire(DragEvent.DRAG_EXITED, query);
    }

    private void fire(EventType<DragEvent> type, String query) {
        Node under = window.find(query, Node.class);
        window.robot.interact(
                () ->
                        Event.fireEvent(
                                under,
                                new DragEvent(
                                        type,
                                        board,
                                        10,
                                        10,
                                        10,
                                        10,
                                        TransferMode.COPY,
                                        null,
                                        under,
                                        null)));
    }
}
