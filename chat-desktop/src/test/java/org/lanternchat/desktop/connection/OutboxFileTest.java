package org.lanternchat.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

class OutboxFileTest {
    private static final String ACCOUNT = "chat.local\nalice";

    @TempDir Path folder;
    private final DiskWriter disk = new DiskWriter();

    @AfterEach
    void close() {
        disk.close();
    }

    private static OutboxFile.Item item(String cid, String text) {
        RoomName room = new RoomName("general");
        return new OutboxFile.Item(17, new ClientCommand.Chat(null, room, cid, text, null));
    }

    private OutboxFile open() {
        return OutboxFile.open(folder, ACCOUNT, disk);
    }

    @Test
    void whatWaitsIsThereInOrderAfterACrash() {
        OutboxFile outbox = open();
        outbox.add(item("b", "one\ntwo\t\"three\""));
        outbox.add(item("a", "👍 שלום"));
        outbox.add(item("c", "safe"));
        outbox.removeAll(List.of("c"));
        assertThat(open().items())
                .containsExactly(item("b", "one\ntwo\t\"three\""), item("a", "👍 שלום"));
        assertThat(OutboxFile.open(folder, "chat.local\nbob", disk).isEmpty()).isTrue();
    }

    @Test
    void aDamagedLineLosesOnlyItself() throws IOException {
        OutboxFile outbox = open();
        outbox.add(item("a", "first"));
        disk.flush();
        try (var files = Files.list(folder)) {
            Path file = files.findFirst().orElseThrow();
            Files.writeString(file, "17\t{\"type\":\"cha", StandardOpenOption.APPEND);
        }
        assertThat(open().items()).containsExactly(item("a", "first"));
    }

    @Test
    void aFullOutboxRefusesTheNext() {
        OutboxFile outbox = open();
        for (int i = 0; i < OutboxFile.MOST; i++) {
            assertThat(outbox.add(item("c" + i, "text"))).isTrue();
        }
        assertThat(outbox.add(item("more", "text"))).isFalse();
        outbox.removeAll(List.of("c0"));
        assertThat(outbox.add(item("more", "text"))).isTrue();
        assertThat(open().items()).hasSize(OutboxFile.MOST);
    }
}
