package org.lanternchat.desktop.view;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.paint.Color;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanternchat.desktop.Contrast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours of the style sheet, as they stand there, against those that they stand on: 4.5:1 for
/// words, 3:1 for what shows where the keys are, what a field is, and how somebody is (WCAG 2.2).
class ThemeContrastTest {
    private static final Pattern COLOUR = Pattern.compile("-lc-([a-z0-9-]+): ([^;]+);");

    private static final List<String> WORDS =
            List.of(
                    "text on bg, side, raised, bubble, side-hover, code, quote",
                    "text-muted on bg, side, raised, bubble, side-hover, quote",
                    "text-accent on bg, side, raised, bubble, side-active",
                    "on-accent on accent, accent-hover, accent-soft, own-code, quote-own",
                    "on-accent-muted on accent, accent-soft",
                    "on-amber on amber",
                    "amber-text on amber-soft, bg, bubble",
                    "danger on bg, raised, danger-soft",
                    "bg on danger, text",
                    "name-0 on bubble, bg, raised, quote",
                    "name-1 on bubble, bg, raised, quote",
                    "name-2 on bubble, bg, raised, quote",
                    "name-3 on bubble, bg, raised, quote",
                    "name-4 on bubble, bg, raised, quote",
                    "name-5 on bubble, bg, raised, quote",
                    "name-6 on bubble, bg, raised, quote",
                    "name-7 on bubble, bg, raised, quote");

    private static final List<String> SIGNS =
            List.of(
                    "border-strong on bg, raised, side",
                    "text-accent on bg, side, raised, side-hover, side-active, bubble",
                    "danger on raised",
                    "online on side, raised",
                    "lantern on side, raised");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyColourStandsOutFromWhatItIsPaintedOn(String theme) {
        Map<String, Color> colours = colours(theme);
        List<String> failing = new ArrayList<>();
        for (String pairs : WORDS) check(colours, pairs, 4.5, failing);
        for (String pairs : SIGNS) check(colours, pairs, 3, failing);
        assertThat(failing).isEmpty();
    }

    private static Map<String, Color> colours(String theme) {
        String css = StyleSheet.load().text();
        int from = css.indexOf(".root." + theme);
        Matcher found = COLOUR.matcher(css.substring(from, css.indexOf('}', from)));
        Map<String, Color> colours = new HashMap<>();
        while (found.find()) colours.put(found.group(1), Color.web(found.group(2)));
        return colours;
    }

    private static void check(
            Map<String, Color> colours, String pairs, double wanted, List<String> failing) {
        int on = pairs.indexOf(" on ");
        String ink = pairs.substring(0, on);
        for (String ground : List.of(pairs.substring(on + 4).split(", ", -1))) {
            double contrast =
                    Contrast.of(
                            Objects.requireNonNull(colours.get(ink), ink),
                            Objects.requireNonNull(colours.get(ground), ground));
            if (contrast < wanted) {
                failing.add("%s on %s: %.2f, not %.1f".formatted(ink, ground, contrast, wanted));
            }
        }
    }
}
