package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.file.FileTransfers;
import org.lanternchat.desktop.file.Outgoing;
import org.lanternchat.desktop.file.PngImage;
import org.lanternchat.desktop.file.Problem;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.Limits;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The files that are to go with the next message of a room, sent to the server while people still
/// write. Belongs to the window's thread.
///
/// Bound: `Limits.FILES`.
public final class Attachments {
    private final FileTransfers transfers;
    private final Surroundings surroundings;
    private final Trouble trouble;
    private final LongSupplier most;
    private final Supplier<String> token;
    private final ObservableList<Attachment> items = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private Runnable send = () -> {};

    /// @param most the bytes that the server takes of a file
    /// @param token what proves to the server who sends one
    Attachments(
            FileTransfers transfers,
            Surroundings surroundings,
            Trouble trouble,
            LongSupplier most,
            Supplier<String> token) {
        this.transfers = transfers;
        this.surroundings = surroundings;
        this.trouble = trouble;
        this.most = most;
        this.token = token;
    }

    /// In the order in which they were attached, changed in place.
    public ObservableList<Attachment> items() {
        return items;
    }

    /// The message is to go as soon as its files are there.
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Attaches files of this computer; what cannot be sent says so at once.
    public void add(List<File> files) {
        List<File> taken = List.copyOf(files.subList(0, fitting(files.size())));
        surroundings.offload(
                () -> taken.stream().map(file -> Outgoing.of(file.toPath())).toList(),
                read -> read.forEach(this::attach));
    }

    /// Attaches an image that was pasted, as rows of pixels.
    public void addImage(int[] argb, int width, int height) {
        if (fitting(1) == 0) return;
        String name = Wording.of("file.pasted", surroundings.clock().instant().getEpochSecond());
        surroundings.offload(
                () -> Outgoing.of(name, PngImage.of(argb, width, height)), this::attach);
    }

    private int fitting(int wanted) {
        int fitting = Math.min(wanted, Limits.FILES - items.size());
        if (fitting < wanted) trouble.tell(Wording.of("file.many", Limits.FILES));
        return fitting;
    }

    private void attach(Outgoing file) {
        if (items.size() >= Limits.FILES) return;
        Attachment item = new Attachment(file);
        items.add(item);
        item.stateProperty().addListener((_, _, _) -> look());
        begin(item);
    }

    private void begin(Attachment item) {
        Problem problem = item.file().problem(most.getAsLong());
        if (problem == null) {
            item.begin(
                    transfers.upload(
                            item.file(), token.get(), new WindowProgress<>(surroundings, item)));
        } else {
            item.failed(problem);
        }
    }

    public void retry(Attachment item) {
        begin(item);
    }

    /// Takes a file away, wherever it is on its way.
    public void remove(Attachment item) {
        item.cancel();
        items.remove(item);
        if (items.isEmpty()) holdBack();
        look();
    }

    // ---- a message that waits for its files

    private boolean isUnderWay() {
        return items.stream()
                .anyMatch(item -> item.stateProperty().get() instanceof Attachment.State.Uploading);
    }

    private boolean hasFailed() {
        return items.stream()
                .anyMatch(item -> item.stateProperty().get() instanceof Attachment.State.Failed);
    }

    /// Where files are still under way, keeps the message until they are there; returns whether it
    /// does.
    ///
    /// @param wanted sends it
    boolean waitFor(Runnable wanted) {
        if (hasFailed() || !isUnderWay()) return false;
        send = wanted;
        waiting.set(true);
        return true;
    }

    /// Somebody writes on: the message does not go by itself any more.
    void holdBack() {
        waiting.set(false);
        send = () -> {};
    }

    /// A file has come further.
    private void look() {
        if (!waiting.get()) return;
        if (hasFailed()) {
            holdBack();
            trouble.tell(Wording.of("file.failedOnes"));
        } else if (!isUnderWay()) {
            Runnable wanted = send;
            holdBack();
            wanted.run();
        }
    }

    /// What stands against sending the message now, as a sentence; null when nothing does.
    @Nullable String problem() {
        return hasFailed() ? Wording.of("file.failedOnes") : null;
    }

    /// The files as the server knows them.
    List<FileInfo> ready() {
        List<FileInfo> ready = new ArrayList<>();
        for (Attachment item : items) {
            if (item.stateProperty().get() instanceof Attachment.State.Ready(FileInfo file)) {
                ready.add(file);
            }
        }
        return ready;
    }

    /// They went with a message.
    void sent() {
        items.clear();
    }
}
