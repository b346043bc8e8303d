package org.lanternchat.server.operator;

import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoredFile;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of exported messages, each copied once into `files`, under its id and a harmless
/// ending. On the command's thread.
final class FileCopies {
    private static final String FOLDER = "files";

    private final Store store;
    private final Path data;
    private final Path into;
    private long copied;
    private long missing;

    FileCopies(Store store, Path data, Path into) {
        this.store = store;
        this.data = data;
        this.into = into;
    }

    long copied() {
        return copied;
    }

    long missing() {
        return missing;
    }

    /// Where the copies are, seen from the folder of the export; empty where there is none.
    List<String> of(Chat message) throws StoreException, IOException {
        List<String> copies = new ArrayList<>();
        for (FileInfo file : message.files()) copies.add(copy(file));
        return copies;
    }

    private String copy(FileInfo file) throws StoreException, IOException {
        StoredFile stored = store.file(file.id());
        String name = SafeName.of(file.id()) + SafeName.ending(file.name());
        Path folder = into.resolve(FOLDER);
        try {
            if (stored == null) throw new NoSuchFileException(file.id());
            Files.createDirectories(folder);
            Files.copy(DataFolder.content(data, stored.blob()), folder.resolve(name));
            copied++;
        } catch (FileAlreadyExistsException copiedBefore) {
            return FOLDER + "/" + name;
        } catch (NoSuchFileException gone) {
            missing++;
            return "";
        }
        return FOLDER + "/" + name;
    }
}
