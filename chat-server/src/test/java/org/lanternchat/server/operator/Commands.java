package org.lanternchat.server.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.data.DataOption;
import org.lanternchat.server.data.Explanation;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.Page;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.store.Writing;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs the operator's commands in this process, on a data folder that a test fills. On the test's
/// thread.
final class Commands {
    static final RoomName GENERAL = new RoomName("general");

    final Path data;

    Commands(Path data) {
        this.data = data;
    }

    record Ended(int status, String out, String error) {
        String lastLine() {
            return out.lines().reduce("", (_, line) -> line);
        }
    }

    @Command(name = "test")
    static final class All {
        @Mixin final DataOption data = new DataOption();
    }

    Ended run(String... arguments) {
        All all = new All();
        CommandLine line = new CommandLine(all);
        for (Object command : Operator.commands(all.data, "1.2.3")) line.addSubcommand(command);
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(error));
        line.setExecutionExceptionHandler(new Explanation());
        List<String> options = new ArrayList<>(List.of("--data", data.toString()));
        options.addAll(List.of(arguments));
        int status = line.execute(options.toArray(String[]::new));
        return new Ended(status, out.toString(), error.toString());
    }

    Path database() {
        return DataFolder.database(data);
    }

    SqliteStore open() throws StoreException, IOException {
        Files.createDirectories(data);
        return SqliteStore.open(database());
    }

    void put(Change... changes) throws StoreException, IOException {
        try (SqliteStore store = open();
                Writing writing = store.begin()) {
            for (Change change : changes) writing.put(change);
            writing.commit();
        }
    }

    /// Messages 1 to `count` of `general`: `text 1` and so on.
    void chats(int count) throws StoreException, IOException {
        chats(1, count);
    }

    void chats(int first, int last) throws StoreException, IOException {
        List<Chat> chats = new ArrayList<>();
        for (int seq = first; seq <= last; seq++)
            chats.add(chat(GENERAL, seq, "alice", "text " + seq));
        write(GENERAL, chats.toArray(Chat[]::new));
    }

    void write(RoomName room, Chat... chats) throws StoreException, IOException {
        try (SqliteStore store = open();
                Writing writing = store.begin()) {
            for (Chat chat : chats) writing.append(new Entry(room, chat));
            writing.commit();
        }
    }

    static Chat chat(RoomName room, long seq, String name, String text, FileInfo... files) {
        return new Chat(
                room.value(),
                seq,
                1_000 * seq,
                "u1",
                name,
                "c" + seq,
                text,
                null,
                List.of(files),
                List.of(),
                null,
                null,
                Map.of(),
                null);
    }

    /// Keeps a file and its content.
    StoredFile file(String id, String name, String media, String content)
            throws IOException, StoreException {
        byte[] bytes = content.getBytes(UTF_8);
        Digest digest = Digest.of(new ByteArrayInputStream(bytes), bytes.length);
        StoredFile file =
                new StoredFile(
                        id, name, bytes.length, media, null, null, digest.sha256(), null, "u1", 50);
        Path place = DataFolder.content(data, file.blob());
        Files.createDirectories(place.getParent());
        Files.write(place, bytes);
        put(new Change.File(file));
        return file;
    }

    List<String> texts() throws StoreException, IOException {
        try (SqliteStore store = open()) {
            Page page = store.newest(GENERAL, 10_000);
            return page.messages().stream().map(Chat::text).toList();
        }
    }

    String epoch() throws StoreException, IOException {
        try (SqliteStore store = open()) {
            return store.epoch();
        }
    }
}
