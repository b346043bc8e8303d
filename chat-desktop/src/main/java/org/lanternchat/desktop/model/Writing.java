package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

/// What is being written in a room: a message, an answer to one, or an own one anew. Belongs to the
/// window's thread.
///
/// While a message is edited its text stands in the place of the draft, which comes back
/// afterwards.
public final class Writing {
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Intent> intent = new ReadOnlyObjectWrapper<>();
    private String draft = "";

    /// What becomes of the text, if not a message of its own.
    public sealed interface Intent {
        /// The message that it is about.
        long seq();

        /// It answers a message, of which `line` is the beginning.
        record Reply(long seq, String name, String line) implements Intent {}

        /// It takes the place of an own message, which said `line` first.
        record Edit(long seq, String line) implements Intent {}
    }

    Writing() {}

    /// What stands in the composer.
    public StringProperty textProperty() {
        return text;
    }

    /// Null for a message of its own.
    public ReadOnlyObjectProperty<@Nullable Intent> intentProperty() {
        return intent.getReadOnlyProperty();
    }

    public boolean isEditing() {
        return intent.get() instanceof Intent.Edit;
    }

    void reply(Row.Message message) {
        cancel();
        if (!message.isAlive()) return;
        intent.set(new Intent.Reply(message.seq(), message.name(), line(message)));
    }

    void edit(Row.Message message, String with) {
        if (!message.isAlive()) return;
        if (!isEditing()) draft = text.get();
        intent.set(new Intent.Edit(message.seq(), line(message)));
        text.set(with);
    }

    private static String line(Row.Message message) {
        return Chats.line(message.text(), message.details().files());
    }

    /// Gives up the edit or the answer; returns whether there was one.
    public boolean cancel() {
        boolean was = intent.get() != null;
        done(isEditing() ? draft : text.get());
        return was;
    }

    /// What was written is on its way.
    void sent() {
        done(isEditing() ? draft : "");
    }

    private void done(String left) {
        intent.set(null);
        draft = "";
        text.set(left);
    }

    /// What has to be there again after a restart.
    String unsent() {
        return isEditing() ? draft : text.get();
    }
}
