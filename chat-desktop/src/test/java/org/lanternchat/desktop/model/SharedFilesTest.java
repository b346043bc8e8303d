package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.file.Problem;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.Limits;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class SharedFilesTest {
    private static final FileInfo PLAN =
            new FileInfo("f1", "plan.txt", 4, "text/plain", null, null, null);

    @TempDir Path folder;
    private final DiskWriter disk = new DiskWriter();
    private final FakeSurroundings surroundings = new FakeSurroundings();
    private final FakeServer server = new FakeServer(surroundings);
    private final FakeTransfers transfers = surroundings.transfers;
    private final List<ChatModel> chats = new ArrayList<>();

    @BeforeEach
    void joinGeneral() {
        ChatModel chat =
                new ChatModel(
                        ServerAddress.parse("chat.local").orElseThrow(),
                        "alice",
                        SettingsStore.open(folder, disk),
                        Stored.open(folder, "alice", disk),
                        surroundings,
                        server);
        chats.add(chat);
        chat.start();
        server.welcome("general");
        server.join("general");
    }

    @AfterEach
    void end() {
        disk.close();
    }

    private ChatModel chat() {
        return chats.getFirst();
    }

    private RoomModel room() {
        return Objects.requireNonNull(chat().currentProperty().get());
    }

    private Attachments attachments() {
        return chat().files().of(room());
    }

    private File file(String name, int bytes) throws IOException {
        return Files.write(folder.resolve(name), new byte[bytes]).toFile();
    }

    private Attachment.State stateOf(int item) {
        return attachments().items().get(item).stateProperty().get();
    }

    @Test
    void aFileGoesToTheServerAtOnceAndThenWithTheMessage() throws IOException {
        attachments().add(List.of(file("plan.txt", 4)));
        assertThat(transfers.uploads).hasSize(1);
        assertThat(transfers.uploads.getFirst().token()).isEqualTo("token-1");
        transfers.uploads.getFirst().progress().moved(2);
        surroundings.frame();
        assertThat(stateOf(0)).isEqualTo(new Attachment.State.Uploading(0.5));
        transfers.uploads.getFirst().progress().done(PLAN);
        surroundings.frame();
        assertThat(chat().post(room())).isNull();
        assertThat(server.heard(ClientCommand.Chat.class).getLast().files()).containsExactly("f1");
        assertThat(attachments().items()).isEmpty();
        Row.Message waiting = (Row.Message) room().rows().getLast();
        assertThat(waiting.details().files()).containsExactly(PLAN);
    }

    @Test
    void aMessageThatIsSentBeforeItsFilesAreThereGoesWithTheLastOfThem() throws IOException {
        attachments().add(List.of(file("plan.txt", 4), file("two.txt", 4)));
        room().draftProperty().set("both");
        assertThat(chat().post(room())).isNull();
        assertThat(attachments().waitingProperty().get()).isTrue();
        assertThat(room().draftProperty().get()).isEqualTo("both");
        transfers.uploads.getFirst().progress().done(PLAN);
        surroundings.frame();
        assertThat(server.heard(ClientCommand.Chat.class)).isEmpty();
        attachments().remove(attachments().items().getLast());
        ClientCommand.Chat sent = server.heard(ClientCommand.Chat.class).getLast();
        assertThat(sent.text()).isEqualTo("both");
        assertThat(sent.files()).containsExactly("f1");
        assertThat(attachments().waitingProperty().get()).isFalse();
        assertThat(room().draftProperty().get()).isEmpty();
    }

    @Test
    void whoWritesOnHoldsTheMessageBack() throws IOException {
        attachments().add(List.of(file("plan.txt", 4)));
        room().draftProperty().set("not yet");
        chat().post(room());
        chat().typed(room());
        transfers.uploads.getFirst().progress().done(PLAN);
        surroundings.frame();
        assertThat(server.heard(ClientCommand.Chat.class)).isEmpty();
        assertThat(chat().post(room())).isNull();
        assertThat(server.heard(ClientCommand.Chat.class)).hasSize(1);
    }

    @Test
    void aMessageWhoseFileFailsIsKeptAndThatIsTold() throws IOException {
        attachments().add(List.of(file("plan.txt", 4)));
        room().draftProperty().set("with a plan");
        chat().post(room());
        transfers.uploads.getFirst().progress().failed(new Problem.Unreachable());
        surroundings.frame();
        assertThat(attachments().waitingProperty().get()).isFalse();
        assertThat(chat().troubleProperty().get()).contains("could not be sent");
        assertThat(room().draftProperty().get()).isEqualTo("with a plan");
    }

    @Test
    void whatCannotBeSentSaysSoBeforeAByteOfItGoes() throws IOException {
        File large = folder.resolve("large.iso").toFile();
        try (RandomAccessFile sparse = new RandomAccessFile(large, "rw")) {
            sparse.setLength(Limits.FILE_BYTES + 1L);
        }
        attachments().add(List.of(large, file("empty", 0), folder.toFile(), new File("nowhere")));
        assertThat(transfers.uploads).isEmpty();
        assertThat(attachments().items())
                .allSatisfy(
                        item ->
                                assertThat(item.stateProperty().get())
                                        .isInstanceOf(Attachment.State.Failed.class));
        assertThat(stateOf(0).toString()).contains("up to");
        assertThat(chat().post(room())).isNotNull();
        attachments().items().stream().toList().forEach(attachments()::remove);
        room().draftProperty().set("without");
        assertThat(chat().post(room())).isNull();
    }

    @Test
    void aBrokenUploadIsTriedAgainAndARemovedOneIsCancelled() throws IOException {
        attachments().add(List.of(file("plan.txt", 4)));
        transfers.uploads.getFirst().progress().failed(new Problem.Unreachable());
        surroundings.frame();
        assertThat(stateOf(0)).isInstanceOf(Attachment.State.Failed.class);
        attachments().retry(attachments().items().getFirst());
        assertThat(transfers.uploads).hasSize(2);
        assertThat(stateOf(0)).isInstanceOf(Attachment.State.Uploading.class);
        attachments().remove(attachments().items().getFirst());
        assertThat(transfers.cancelled).isEqualTo(1);
        assertThat(attachments().items()).isEmpty();
    }

    @Test
    void aMessageTakesTenFiles() throws IOException {
        List<File> eleven = new ArrayList<>();
        for (int i = 0; i < 11; i++) eleven.add(file("f" + i, 1));
        attachments().add(eleven);
        assertThat(attachments().items()).hasSize(Limits.FILES);
        assertThat(chat().troubleProperty().get()).contains("10");
    }

    @Test
    void aFileIsSavedOnceAndTellsWhere() {
        chat().files().save(PLAN, folder.resolve("mine.txt").toFile());
        chat().files().save(PLAN, folder.resolve("mine.txt").toFile());
        assertThat(transfers.saves).hasSize(1);
        assertThat(transfers.saves.getFirst().name()).isEqualTo("mine.txt");
        transfers.saves.getFirst().progress().done(folder.resolve("mine.txt"));
        surroundings.frame();
        assertThat(chat().files().download(PLAN).stateProperty().get())
                .isEqualTo(new Download.State.Saved(folder.resolve("mine.txt").toFile()));
    }

    @Test
    void theTransfersEndWithTheChat() {
        chat().close();
        assertThat(transfers.closed).isTrue();
    }
}
