package org.lanternchat.desktop.view;

import javafx.scene.input.KeyCode;

import org.kordamp.ikonli.feather.Feather;
import org.lanternchat.desktop.model.MessageActs;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.view.text.Clip;
import org.lanternchat.desktop.wording.Wording;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Something that can be done with a message, the same on its toolbar, in its menu and with a key.
/// Immutable.
///
/// @param key what does it while the message has the focus
record MessageAction(Kind kind, Feather icon, String label, KeyCode key, Runnable run) {
    /// The emoji that are offered at once.
    static final List<String> QUICK = List.of("👍", "❤️", "😂", "🎉", "😮", "😢");

    /// What it does.
    enum Kind {
        REPLY,
        EDIT,
        COPY,
        PIN,
        DELETE
    }

    /// All that this person may do with the message, beside reacting.
    ///
    /// @param delete asks first
    static List<MessageAction> of(Row.Message message, Talk talk, Consumer<Row.Message> delete) {
        MessageActs acts = talk.acts();
        List<MessageAction> actions = new ArrayList<>();
        if (message.isAlive()) {
            actions.add(
                    action(
                            Kind.REPLY,
                            Feather.CORNER_UP_LEFT,
                            "act.reply",
                            KeyCode.R,
                            () -> acts.reply(talk.room(), message)));
        }
        if (acts.mayEdit(message)) {
            actions.add(
                    action(
                            Kind.EDIT,
                            Feather.EDIT_2,
                            "act.edit",
                            KeyCode.E,
                            () -> acts.edit(talk.room(), message)));
        }
        if (!message.text().isEmpty()) {
            actions.add(
                    action(
                            Kind.COPY,
                            Feather.COPY,
                            "act.copy",
                            KeyCode.C,
                            () -> Clip.copy(message.text())));
        }
        if (acts.mayPin(talk.room(), message)) {
            String key = message.details().pinned() ? "act.unpin" : "act.pin";
            actions.add(
                    action(
                            Kind.PIN,
                            Feather.BOOKMARK,
                            key,
                            KeyCode.P,
                            () -> acts.pin(talk.room(), message)));
        }
        if (acts.mayDelete(talk.room(), message)) {
            actions.add(
                    action(
                            Kind.DELETE,
                            Feather.TRASH_2,
                            "act.delete",
                            KeyCode.DELETE,
                            () -> delete.accept(message)));
        }
        return actions;
    }

    private static MessageAction action(
            Kind kind, Feather icon, String key, KeyCode code, Runnable run) {
        return new MessageAction(kind, icon, Wording.of(key), code, run);
    }

    /// The label with the key that does the same.
    String labelWithKey() {
        return Wording.of("act.withKey", label, key.getName());
    }
}
