package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.Destination;
import org.lanternchat.desktop.wording.Wording;

/// The join code that a chat may ask newcomers for: typed, or brought by a link. Belongs to the
/// window's thread.
final class JoinCodeModel {
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper asked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private boolean given;

    JoinCodeModel() {
        typed.addListener((_, _, _) -> problem.set(""));
    }

    void ask(boolean asks) {
        asked.set(asks);
    }

    /// Another chat asks for another code, if it does.
    void forget() {
        asked.set(false);
        typed.set("");
        problem.set("");
    }

    /// It is tried again.
    void quiet() {
        problem.set("");
    }

    /// What is said to the chat there; null for nothing.
    @Nullable String forHello(Destination there) {
        String own = typed.get().strip();
        String code = own.isEmpty() ? there.joinCode() : own;
        given = code != null;
        return code;
    }

    /// The chat wants one, or another one.
    void refused() {
        asked.set(true);
        problem.set(Wording.of(given ? "signin.joinCode.wrong" : "signin.joinCode.missing"));
    }

    StringProperty typedProperty() {
        return typed;
    }

    ReadOnlyBooleanProperty askedProperty() {
        return asked.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
