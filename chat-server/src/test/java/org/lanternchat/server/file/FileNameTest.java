package org.lanternchat.server.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.Limits;

class FileNameTest {
    @Test
    void aNameIsTheLastPartWithoutWhatCannotBeSeen() {
        assertThat(FileName.clean("plan.png")).isEqualTo("plan.png");
        assertThat(FileName.clean("C:\\Users\\me\\plan.png")).isEqualTo("plan.png");
        assertThat(FileName.clean("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileName.clean("photo\u202egnp.exe")).isEqualTo("photognp.exe");
        assertThat(FileName.clean("a\r\nSet-Cookie: x\0.txt")).isEqualTo("aSet-Cookie: x.txt");
        assertThat(FileName.clean("  größe  \u3000 1.txt ")).isEqualTo("größe 1.txt");
        assertThat(FileName.clean("half \ud83d.txt")).isEqualTo("half .txt");
        assertThat(FileName.clean(".bashrc")).isEqualTo(".bashrc");
    }

    @Test
    void thereIsAlwaysAName() {
        for (String none :
                new String[] {null, "", " ", "/", "..", "a/..", ".", "\u200b", "x/\t\n", "...  "}) {
            assertThat(FileName.clean(none)).isEqualTo("file");
        }
    }

    @Test
    void aLongNameKeepsItsEnding() {
        String cut = FileName.clean("😀".repeat(300) + ".tar.gz");

        assertThat(cut.codePointCount(0, cut.length())).isEqualTo(Limits.FILE_NAME);
        assertThat(cut).startsWith("😀".repeat(117)).endsWith("😀.gz");
        assertThat(FileName.clean("a." + "b".repeat(300))).hasSize(Limits.FILE_NAME);
    }
}
