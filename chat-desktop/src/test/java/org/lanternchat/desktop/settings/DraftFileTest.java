package org.lanternchat.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DraftFileTest {
    private static final String TYPED = " two\nlines\\ and = : # ! 👍 שלום\t";

    @TempDir Path folder;

    @Test
    void whatIsTypedIsThereAtTheNextStart() {
        try (DiskWriter disk = new DiskWriter()) {
            DraftFile drafts = DraftFile.open(folder, "a\nb", disk);
            drafts.put("general", "half a thou");
            drafts.put("general", TYPED);
            drafts.put("räume #2 = x", "more");
            drafts.put("tech", "sent");
            drafts.put("tech", "");
        }
        try (DiskWriter disk = new DiskWriter()) {
            DraftFile drafts = DraftFile.open(folder, "a\nb", disk);
            assertThat(drafts.get("general")).isEqualTo(TYPED);
            assertThat(drafts.get("räume #2 = x")).isEqualTo("more");
            assertThat(drafts.get("tech")).isEmpty();
            assertThat(DraftFile.open(folder, "another", disk).get("general")).isEmpty();
        }
    }

    @Test
    void theLongestUntouchedDraftGoesFirstAndAnEndlessOneIsCut() {
        try (DiskWriter disk = new DiskWriter()) {
            DraftFile drafts = DraftFile.open(folder, "a", disk);
            for (int i = 0; i < DraftFile.ROOMS; i++) drafts.put("room " + i, "draft " + i);
            drafts.put("room 0", "touched");
            drafts.put("one more", "x".repeat(DraftFile.LETTERS - 1) + "👍👍");
            assertThat(drafts.get("room 0")).isEqualTo("touched");
            assertThat(drafts.get("room 1")).isEmpty();
        }
        try (DiskWriter disk = new DiskWriter()) {
            DraftFile drafts = DraftFile.open(folder, "a", disk);
            assertThat(drafts.get("one more")).isEqualTo("x".repeat(DraftFile.LETTERS - 1));
        }
    }

    @Test
    void aDamagedFileIsNoDrafts() throws IOException {
        try (DiskWriter disk = new DiskWriter()) {
            DraftFile.open(folder, "a", disk).put("general", "x");
            disk.flush();
            try (var files = Files.list(folder)) {
                Files.writeString(files.findFirst().orElseThrow(), "general=\\u12zz");
            }
            assertThat(DraftFile.open(folder, "a", disk).get("general")).isEmpty();
        }
    }
}
