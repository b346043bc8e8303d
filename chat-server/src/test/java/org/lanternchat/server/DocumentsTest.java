package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the documents for developers name must exist.
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED_FILE = Pattern.compile("`([a-z-]+\\.(?:js|css))`");
    private static final Pattern NAMED_CLASS =
            Pattern.compile("`([A-Z][a-z0-9]+[A-Za-z0-9]*)(?:\\.[A-Za-z_]+)?(?:\\(\\))?`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    /// Names of the platform and of libraries.
    private static final Set<String> OF_OTHERS =
            Set.of("Connection", "HttpServer", "Platform", "System", "TextFlow", "VirtualFlow");

    @Test
    void everyClassAndFileThatTheArchitectureNamesExists() throws IOException {
        String text = Files.readString(ROOT.resolve("docs/ARCHITECTURE.md"));
        Set<String> names = named(NAMED_CLASS, text);
        names.removeAll(OF_OTHERS);

        assertThat(names).hasSizeGreaterThan(20);
        assertThat(sources(".java", names)).containsAll(names);
        assertThat(sources("", named(NAMED_FILE, text))).containsAll(named(NAMED_FILE, text));
    }

    @Test
    void everyDecisionNamesATestThatExists() throws IOException {
        try (Stream<Path> decisions = Files.list(ROOT.resolve("docs/decisions"))) {
            for (Path decision : decisions.toList()) {
                String text = Files.readString(decision);
                int line = text.indexOf("Kept true by:");
                assertThat(line).as(decision.toString()).isPositive();
            }
        }
    }

    @Test
    void everyLinkWithinTheProjectLeadsSomewhere() throws IOException {
        for (String document :
                Set.of(
                        "README.md",
                        "docs/ARCHITECTURE.md",
                        "docs/CONTRIBUTING.md",
                        "CHANGELOG.md")) {
            Path file = ROOT.resolve(document);
            for (String link : named(LINK, Files.readString(file))) {
                Path target = file.resolveSibling(link);
                assertThat(target.normalize()).as(document).exists();
            }
        }
    }

    private static Set<String> named(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) names.add(matcher.group(1));
        return names;
    }

    /// Which of these names are files of the project, or types inside of one.
    private static Set<String> sources(String ending, Set<String> names) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String module : Set.of("chat-protocol", "chat-server", "chat-desktop")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                Set<String> all =
                        files.filter(file -> !file.toString().contains("node_modules"))
                                .map(file -> file.getFileName().toString())
                                .collect(Collectors.toSet());
                names.stream().filter(name -> all.contains(name + ending)).forEach(found::add);
            }
        }
        return found;
    }
}
