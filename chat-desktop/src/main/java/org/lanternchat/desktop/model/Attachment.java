package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lanternchat.desktop.file.FileTransfers.Progress;
import org.lanternchat.desktop.file.FileTransfers.Transfer;
import org.lanternchat.desktop.file.Outgoing;
import org.lanternchat.desktop.file.Problem;
import org.lanternchat.protocol.FileInfo;

/// A file that is to go with the next message of a room. Belongs to the window's thread.
public final class Attachment implements Progress<FileInfo> {
    private final Outgoing file;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Uploading(0));
    private Transfer transfer = () -> {};

    /// How far it has come.
    public sealed interface State {
        /// The part of it that has gone, from 0 to 1.
        record Uploading(double part) implements State {}

        /// It is at the server.
        record Ready(FileInfo file) implements State {}

        /// It does not get there; `passing` when trying again may help.
        record Failed(String why, boolean passing) implements State {}
    }

    Attachment(Outgoing file) {
        this.file = file;
    }

    public String name() {
        return file.name();
    }

    /// Its bytes; negative when it cannot be read.
    public long size() {
        return file.size();
    }

    Outgoing file() {
        return file;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// It is under way from now on.
    void begin(Transfer begun) {
        transfer = begun;
        if (state.get() instanceof State.Failed) state.set(new State.Uploading(0));
    }

    void cancel() {
        transfer.cancel();
    }

    @Override
    public void moved(long bytes) {
        boolean under = state.get() instanceof State.Uploading;
        if (under) state.set(new State.Uploading(Math.min(1, bytes / (double) file.size())));
    }

    @Override
    public void done(FileInfo known) {
        state.set(new State.Ready(known));
    }

    @Override
    public void failed(Problem problem) {
        state.set(
                new State.Failed(FileProblems.sentence(problem), FileProblems.isPassing(problem)));
    }
}
