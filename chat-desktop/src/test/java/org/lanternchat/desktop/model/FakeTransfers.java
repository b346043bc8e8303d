package org.lanternchat.desktop.model;

import org.lanternchat.desktop.file.FileTransfers;
import org.lanternchat.desktop.file.Outgoing;
import org.lanternchat.protocol.FileInfo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Transfers that go as far as a test says.
final class FakeTransfers implements FileTransfers {
    final List<Upload> uploads = new ArrayList<>();
    final List<Save> saves = new ArrayList<>();
    int cancelled;
    boolean closed;

    record Upload(Outgoing file, String token, Progress<FileInfo> progress) {}

    record Save(FileInfo file, Path folder, String name, Progress<Path> progress) {}

    @Override
    public Transfer upload(Outgoing file, String token, Progress<FileInfo> progress) {
        uploads.add(new Upload(file, token, progress));
        return () -> cancelled++;
    }

    @Override
    public Transfer save(FileInfo file, Path folder, String name, Progress<Path> progress) {
        saves.add(new Save(file, folder, name, progress));
        return () -> cancelled++;
    }

    @Override
    public Transfer image(FileInfo file, boolean thumbnail, Progress<byte[]> progress) {
        return () -> cancelled++;
    }

    @Override
    public void close() {
        closed = true;
    }
}
