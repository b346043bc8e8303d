package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// Options that come from the environment.
class EnvironmentOptionsTest {
    @TempDir Path folder;

    @Test
    void everyOptionOfTheServerHasAVariable() {
        Map<String, String> environment =
                Map.of(
                        "LANTERN_PORT", "9000",
                        "LANTERN_ROOMS", "kitchen,garden",
                        "LANTERN_EDIT_WINDOW", "7d",
                        "LANTERN_EPHEMERAL", "true",
                        "LANTERN_ALLOW_ORIGIN", " null ");

        CommandLine read = read(environment);

        assertThat(read.getParseResult().matchedOptions()).isEmpty();
        assertThat(value(read, "--port")).isEqualTo("9000");
        assertThat(value(read, "--rooms")).isEqualTo("[kitchen, garden]");
        assertThat(value(read, "--edit-window")).isEqualTo("7d");
        assertThat(value(read, "--ephemeral")).isEqualTo("true");
        assertThat(value(read, "--allow-origin")).isEqualTo("[null]");
    }

    @Test
    void theCommandLineCountsMore() {
        CommandLine read = read(Map.of("LANTERN_PORT", "9000"), "--port", "9001");

        assertThat(value(read, "--port")).isEqualTo("9001");
    }

    @Test
    void aWrongVariableDoesNotMatterWhenTheCommandLineSaysOtherwise() {
        CommandLine read = read(Map.of("LANTERN_PORT", "harbour"), "--port", "9001");

        assertThat(value(read, "--port")).isEqualTo("9001");
    }

    @Test
    void anEmptyVariableCountsAsNone() {
        CommandLine read = read(Map.of("LANTERN_NAME", "", "LANTERN_RATE", " "));

        assertThat(value(read, "--name")).isEqualTo("Lantern Chat");
        assertThat(value(read, "--rate")).isEqualTo("1");
    }

    @Test
    void theDataFolderIsTheCommandsTooAndTheirOwnOptionsAreNot() {
        Path data = folder.resolve("data");
        Map<String, String> environment =
                Map.of("LANTERN_DATA", data.toString(), "LANTERN_FORCE", "true");
        StringWriter said = new StringWriter();
        CommandLine command = Main.commandLine(environment).setErr(new PrintWriter(said, true));

        int status = command.execute("backup", folder.resolve("file").toString());

        assertThat(status).isNotZero();
        assertThat(said.toString()).contains(data.toString());
        CommandLine backup = Objects.requireNonNull(command.getSubcommands().get("backup"));
        assertThat(value(backup, "--force")).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "LANTERN_PORT,harbour,'--port'",
        "LANTERN_RATE,fast,'--rate is a number'",
        "LANTERN_EPHEMERAL,perhaps,'--ephemeral'",
        "LANTERN_PER_ADDRESS,32,'--per-address is two numbers'",
    })
    void aWrongVariableIsNamed(String variable, String value, String sentence) {
        StringWriter said = new StringWriter();
        Map<String, String> environment =
                Map.of(variable, value, "LANTERN_DATA", folder.toString());

        int status = Main.commandLine(environment).setErr(new PrintWriter(said, true)).execute();

        assertThat(status).isEqualTo(2);
        assertThat(said.toString()).contains(sentence, variable);
    }

    private static CommandLine read(Map<String, String> environment, String... arguments) {
        CommandLine command = Main.commandLine(environment);
        command.parseArgs(arguments);
        return command;
    }

    private static String value(CommandLine command, String name) {
        OptionSpec option = command.getCommandSpec().findOption(name);
        return option.getValue().toString();
    }
}
