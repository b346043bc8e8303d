package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/// Starts that fail, with the sentence and the exit status that scripts see.
class ConnectionOptionsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | --per-address 32             | two numbers",
                "2 | --per-address 0,60           | two numbers",
                "2 | --per-address 32,99999999999 | two numbers",
                "2 | --per-address none           | not none",
                "2 | --cert c.pem                 | --cert needs --key",
                "2 | --key k.pem                  | --key needs --cert",
                "8 | --cert c.pem --key k.pem     | There is no file c.pem",
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
