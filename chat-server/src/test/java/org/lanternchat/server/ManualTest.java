package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The manual page and the file with the service's settings name what there is, and nothing else.
class ManualTest {
    private static final Path PACKAGING = Path.of("..", "packaging");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    private static final Pattern PARAGRAPH =
            Pattern.compile("(?m)^\\.TP\\n\\.B[IR]? (?:-[a-zA-Z] \", \" )?(--[a-z-]+|[a-z]+)");
    private static final Pattern SETTING = Pattern.compile("(?m)^#(LANTERN_[A-Z_]+)=");
    private static final Pattern ANY_VARIABLE = Pattern.compile("LANTERN_[A-Z_]+");

    private final CommandLine server = Main.commandLine(Map.of());

    @Test
    void theManualPageNamesEveryOptionThatThereIs() throws IOException {
        Set<String> options = new TreeSet<>();
        addOptions(server, options);

        assertThat(named(OPTION, manual())).isEqualTo(options);
    }

    @Test
    void theManualPageHasAParagraphForEachOptionAndEachCommand() throws IOException {
        Set<String> paragraphs = named(PARAGRAPH, manual());

        for (OptionSpec option : server.getCommandSpec().options()) {
            assertThat(paragraphs).contains(option.longestName());
        }
        assertThat(paragraphs).containsAll(server.getSubcommands().keySet());
    }

    @Test
    void theFileOfSettingsHasEachOptionOfTheServer() throws IOException {
        Set<String> variables = variables();
        // The service has a folder of its own.
        Set<String> settings = new TreeSet<>(variables);
        settings.remove("LANTERN_DATA");

        String file = Files.readString(PACKAGING.resolve("linux/lantern-server.conf"));

        assertThat(named(SETTING, file)).isEqualTo(settings);
        assertThat(variables).containsAll(named(ANY_VARIABLE, file));
        assertThat(variables).containsAll(named(ANY_VARIABLE, manual()));
    }

    /// Whatever it is that a line sets, it is commented out: the file as it comes changes nothing.
    @Test
    void theFileOfSettingsChangesNothingAsItComes() throws IOException {
        for (String line : Files.readAllLines(PACKAGING.resolve("linux/lantern-server.conf"))) {
            assertThat(line).matches("|#.*");
        }
    }

    private Set<String> variables() {
        Set<String> variables = new TreeSet<>();
        for (OptionSpec option : server.getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                variables.add(EnvironmentOptions.variable(option));
            }
        }
        return variables;
    }

    /// The page as a reader sees it, for roff writes a hyphen that is meant as one with a
    /// backslash; and without the examples, which call other programs.
    private static String manual() throws IOException {
        return Files.readString(PACKAGING.resolve("man/lantern-server.1"))
                .replace("\\-", "-")
                .replaceAll("(?s)\\n\\.nf\\n.*?\\n\\.fi\\n", "\n");
    }

    private static void addOptions(CommandLine command, Set<String> options) {
        CommandSpec spec = command.getCommandSpec();
        for (OptionSpec option : spec.options()) options.add(option.longestName());
        for (CommandLine below : command.getSubcommands().values()) addOptions(below, options);
    }

    private static Set<String> named(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) names.add(matcher.group(matcher.groupCount()));
        return names;
    }
}
