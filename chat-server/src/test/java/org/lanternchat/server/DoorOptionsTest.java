package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/// Starts that fail, with the sentence and the exit status that scripts see.
class DoorOptionsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | --invite abc                               | 4 to 64 letters",
                "2 | --invite two.words                         | 4 to 64 letters",
                "2 | --public                                   | --public needs --cert and --key",
                "2 | --public --invite 12345678                 | --public needs --cert and --key",
                "2 | --public --cert c --key k                  | --public needs --invite",
                "8 | --public --invite --cert c --key k         | There is no file c",
                "2 | --public --invite 1234567 --cert c --key k | at least 8",
                "2 | --metrics everyone                         | --metrics is local or public",
            })
    void whatCannotBeIsExplained(int status, String options, String sentence) {
        StringWriter said = new StringWriter();
        String data = folder.resolve("data").toString();

        int ended =
                Main.commandLine()
                        .setErr(new PrintWriter(said, true))
                        .execute(("--port 0 --data " + data + " " + options).split(" +", -1));

        assertThat(ended).as(said.toString()).isEqualTo(status);
        assertThat(said.toString()).contains(sentence);
    }
}
