package org.lanternchat.desktop.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class FreeNameTest {
    @TempDir Path folder;

    @Test
    void namesOfOthersLeadToNoOtherPlace() {
        assertThat(FreeName.clean("../../etc/passwd")).doesNotContain("/").doesNotStartWith(".");
        assertThat(FreeName.clean("C:\\x\\y.txt")).doesNotContain("\\").doesNotContain(":");
        assertThat(FreeName.clean("photo\u202egnp.exe")).isEqualTo("photo_gnp.exe");
        assertThat(FreeName.clean(".bashrc")).isEqualTo("bashrc");
        assertThat(FreeName.clean("con.txt")).isEqualTo("_con.txt");
        assertThat(FreeName.clean("")).isEqualTo("file");
        assertThat(FreeName.clean("...")).isEqualTo("file");
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(FreeName.clean("x".repeat(300) + ".tar.gz"))
                .hasSizeLessThanOrEqualTo(120)
                .endsWith(".gz");
        assertThat(FreeName.clean("🎉".repeat(200))).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void aTakenNameGetsANumber() throws IOException {
        assertThat(FreeName.make(folder, "plan.txt")).hasFileName("plan.txt");
        assertThat(FreeName.make(folder, "plan.txt")).hasFileName("plan (2).txt");
        assertThat(FreeName.make(folder, "plan.txt")).hasFileName("plan (3).txt");
        assertThat(FreeName.make(folder, "README")).hasFileName("README");
        assertThat(FreeName.make(folder, "README")).hasFileName("README (2)");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(5);
        }
    }
}
