package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lanternchat.desktop.file.FileTransfers.Progress;
import org.lanternchat.desktop.file.FileTransfers.Transfer;
import org.lanternchat.desktop.file.Problem;

import java.io.File;
import java.nio.file.Path;
import java.util.Objects;

/// A file of a message on its way to this computer, or not yet. Belongs to the window's thread.
public final class Download implements Progress<Path> {
    private final long size;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Idle());
    private Transfer transfer = () -> {};

    /// How far it has come.
    public sealed interface State {
        record Idle() implements State {}

        /// The part of it that has come, from 0 to 1.
        record Saving(double part) implements State {}

        record Saved(File file) implements State {
            private File folder() {
                return Objects.requireNonNullElse(file.getAbsoluteFile().getParentFile(), file);
            }

            /// What the folder is called in which it lies.
            public String folderName() {
                return folder().getName();
            }

            /// The address by which the system opens that folder.
            public String folderLink() {
                return folder().toURI().toString();
            }
        }

        record Failed(String why) implements State {}
    }

    Download(long size) {
        this.size = Math.max(1, size);
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void begin(Transfer begun) {
        transfer = begun;
    }

    void start() {
        state.set(new State.Saving(0));
    }

    /// Gives it up.
    public void cancel() {
        transfer.cancel();
        state.set(new State.Idle());
    }

    boolean isSaving() {
        return state.get() instanceof State.Saving;
    }

    @Override
    public void moved(long bytes) {
        if (isSaving()) state.set(new State.Saving(Math.min(1, bytes / (double) size)));
    }

    @Override
    public void done(Path saved) {
        state.set(new State.Saved(saved.toFile()));
    }

    @Override
    public void failed(Problem problem) {
        state.set(new State.Failed(FileProblems.sentence(problem)));
    }
}
