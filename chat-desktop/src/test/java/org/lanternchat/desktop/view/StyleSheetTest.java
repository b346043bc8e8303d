package org.lanternchat.desktop.view;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import javafx.css.CssParser;
import javafx.css.Stylesheet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanternchat.desktop.settings.TextSize;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

class StyleSheetTest {
    private final StyleSheet sheet = StyleSheet.load();

    @Test
    void whatTheBuildParsedIsWhatTheFilesSay(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("sheet.css"), sheet.text());
        Path parsed = folder.resolve("sheet.bss");
        Stylesheet.convertToBinary(text.toFile(), parsed.toFile());

        assertThat(sheet.address(TextSize.NORMAL)).isEqualTo(StyleSheet.PARSED);
        var built = Objects.requireNonNull(StyleSheet.class.getResource(StyleSheet.PARSED));
        assertThat(rules(built)).hasSizeGreaterThan(100).isEqualTo(rules(parsed.toUri().toURL()));
    }

    @ParameterizedTest
    @EnumSource(value = TextSize.class, mode = EnumSource.Mode.EXCLUDE, names = "NORMAL")
    void theOtherSizesAreTheSameSheetWithOtherSizes(TextSize size) {
        String address = sheet.address(size);

        String text =
                new String(
                        Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1)),
                        UTF_8);
        assertThat(text).isNotEqualTo(sheet.text());
        assertThat(new CssParser().parse(text).getRules())
                .hasSameSizeAs(new CssParser().parse(sheet.text()).getRules());
    }

    private static List<String> rules(URL parsed) throws IOException {
        return Stylesheet.loadBinary(parsed).getRules().stream()
                .map(rule -> rule.getSelectors() + " " + rule.getDeclarations())
                .toList();
    }
}
