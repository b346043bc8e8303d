package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.file.FileTransfers;
import org.lanternchat.desktop.file.FileTransfers.Progress;
import org.lanternchat.desktop.file.HttpTransfers;
import org.lanternchat.desktop.file.Outgoing;
import org.lanternchat.desktop.file.Problem;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ServerEvent.Welcome;
import org.lanternchat.protocol.state.ChatState;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The files that people share: those that go out with messages, those that are saved, and images
/// that are looked at. Belongs to the window's thread.
///
/// Bound: `DOWNLOADS` remembered ones; the oldest that is not under way is forgotten.
public final class SharedFiles {
    static final int DOWNLOADS = 200;

    private final FileTransfers transfers;
    private final Surroundings surroundings;
    private final Trouble trouble;
    private final ChatState chat;
    private final Supplier<String> token;
    private final Map<String, Attachments> attachments = new HashMap<>();
    private final Map<String, Download> downloads = new LinkedHashMap<>();

    SharedFiles(
            FileTransfers transfers,
            Surroundings surroundings,
            Trouble trouble,
            ChatState chat,
            Supplier<String> token) {
        this.transfers = transfers;
        this.surroundings = surroundings;
        this.trouble = trouble;
        this.chat = chat;
        this.token = token;
    }

    /// What goes with the next message of this room.
    public Attachments of(RoomModel room) {
        return attachments.computeIfAbsent(
                room.name(),
                _ -> new Attachments(transfers, surroundings, trouble, this::mostBytes, token));
    }

    private long mostBytes() {
        Welcome welcome = chat.welcome();
        return welcome == null ? Limits.FILE_BYTES : welcome.limits().file();
    }

    // ---- looking

    /// Fetches an image, or its thumbnail, and decodes it elsewhere; null when there is none.
    public <T> void image(
            FileInfo file,
            boolean thumbnail,
            Function<byte[], @Nullable T> decode,
            Consumer<@Nullable T> result) {
        var _ =
                transfers.image(
                        file,
                        thumbnail,
                        new Progress<>() {
                            @Override
                            public void moved(long bytes) {}

                            @Override
                            public void done(byte[] bytes) {
                                @Nullable T image = decode.apply(bytes);
                                surroundings.nextFrame(() -> result.accept(image));
                            }

                            @Override
                            public void failed(Problem problem) {
                                surroundings.nextFrame(() -> result.accept(null));
                            }
                        });
    }

    /// The same for a file that is attached.
    public <T> void preview(
            Attachment attachment,
            Function<byte[], @Nullable T> decode,
            Consumer<@Nullable T> result) {
        Outgoing file = attachment.file();
        if (file.size() <= 0 || file.size() > HttpTransfers.IMAGE_BYTES) return;
        surroundings.offload(
                () -> Optional.ofNullable(decoded(file, decode)),
                image -> result.accept(image.orElse(null)));
    }

    private static <T> @Nullable T decoded(Outgoing file, Function<byte[], @Nullable T> decode) {
        try (InputStream in = file.open()) {
            return decode.apply(in.readNBytes(HttpTransfers.IMAGE_BYTES));
        } catch (IOException unreadable) {
            return null;
        }
    }

    // ---- saving

    /// What became of saving this file.
    public Download download(FileInfo file) {
        Download download = downloads.computeIfAbsent(file.id(), _ -> new Download(file.size()));
        if (downloads.size() > DOWNLOADS) {
            downloads.entrySet().stream()
                    .filter(one -> one.getValue() != download && !one.getValue().isSaving())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .ifPresent(downloads::remove);
        }
        return download;
    }

    /// Saves it where this system keeps what was downloaded.
    public void save(FileInfo file) {
        Path folder = Path.of(System.getProperty("user.home", "."), "Downloads");
        save(file, folder.toFile(), Wording.file(file.name()));
    }

    /// Saves it as this file, or beside it when there is one of that name.
    public void save(FileInfo file, File target) {
        File folder = target.getAbsoluteFile().getParentFile();
        if (folder != null) save(file, folder, target.getName());
    }

    private void save(FileInfo file, File folder, String name) {
        Download download = download(file);
        if (download.isSaving()) return;
        download.start();
        download.begin(
                transfers.save(
                        file, folder.toPath(), name, new WindowProgress<>(surroundings, download)));
    }

    void close() {
        transfers.close();
    }
}
