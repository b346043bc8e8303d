package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.desktop.wording.Wording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The manual page of the app names what `--help` names, and the app takes that.
class ManualTest {
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    @Test
    void theManualPageNamesTheOptionsThatHelpNames() throws IOException {
        String manual =
                Files.readString(Path.of("..", "packaging", "man", "lantern-chat.1"))
                        .replace("\\-", "-");

        assertThat(options(manual)).isEqualTo(options(Wording.of("options.help")));
    }

    @Test
    void theAppTakesEachOfThem() {
        Set<String> options = options(Wording.of("options.help"));

        assertThat(options).contains("--server");
        for (String option : options) {
            assertThat(LaunchOptions.parse(List.of(option + "=value"))).isNotNull();
        }
    }

    private static Set<String> options(String text) {
        Set<String> options = new TreeSet<>();
        Matcher matcher = OPTION.matcher(text);
        while (matcher.find()) options.add(matcher.group());
        return options;
    }
}
