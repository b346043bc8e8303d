package org.lanternchat.desktop.view;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.model.TextParts;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeoutException;

/// Whatever people write, laying it out throws nothing and breaks out of nothing.
class HostileTextTest {
    private static final List<String> BITS =
            List.of(
                    "صباح",
                    "الخير!",
                    " ",
                    "  ",
                    "\n",
                    "abc",
                    "def ",
                    "(v1)",
                    "שלום",
                    "👍",
                    "🎉🎉",
                    "👩‍👩‍👧‍👦",
                    "❤️",
                    "🇩🇪",
                    "، ",
                    "؟",
                    "1,2 ",
                    "\t",
                    "e\u0301\u0302\u0303\u0304",
                    "https://x.org/a",
                    "\u202e",
                    "\u2067",
                    "\u200b",
                    "\u00ad",
                    "हिन्दी ",
                    "สวัสดีครับ",
                    "漢字かな",
                    "한국어",
                    "→",
                    "½",
                    "𝔘𝔫𝔦",
                    "<b>&amp;",
                    "Привет ",
                    "\u05d0".repeat(300),
                    "\u0645\u0631".repeat(200),
                    "x".repeat(600),
                    "z" + "\u0335\u0321\u0327\u0322\u031b".repeat(20),
                    "“…” ",
                    "€ ");

    private static final MessageNode.Actions NONE =
            new MessageNode.Actions() {
                @Override
                public void retry(String cid) {}

                @Override
                public void discard(String cid) {}

                @Override
                public void openLink(String link) {}
            };

    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    private static Row.Message message(String text, boolean own, boolean first) {
        return new Row.Message(
                1,
                "c",
                "u2",
                "name",
                text,
                0,
                own,
                first,
                Row.Version.AS_WRITTEN,
                new Row.Delivery.Safe());
    }

    @Test
    void everyTextIsLaidOutInsideItsBubble() {
        WaitForAsyncUtils.waitForAsyncFx(120_000, () -> layOutMany(600));
    }

    private static void layOutMany(int texts) {
        Pane pane = new Pane();
        pane.getStyleClass().add("light");
        Scene scene = new Scene(pane, 1200, 800);
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(AppIcon.class.getResource("chat.css"))
                                .toExternalForm());
        for (int seed = 0; seed < texts; seed++) {
            String text = text(new Random(seed));
            if (text.isBlank()) continue;
            MessageNode node =
                    new MessageNode(
                            message(text, seed % 3 == 0, seed % 2 == 0), ZoneOffset.UTC, NONE);
            pane.getChildren().setAll(node);
            pane.applyCss();
            for (double width : new double[] {220, 400, 640, 880}) {
                double height = node.prefHeight(width);
                node.resize(width, height);
                node.layout();
                assertThat(node.text().getBoundsInParent().getMaxX())
                        .as("seed %d at %s", seed, width)
                        .isLessThanOrEqualTo(width);
                assertThat(node.text().getLayoutInfo().getLogicalBounds(false).getWidth())
                        .as("the lines of seed %d at %s", seed, width)
                        .isLessThanOrEqualTo(node.text().getWidth() + 1);
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(14); i > 0; i--) {
            text.append(BITS.get(random.nextInt(BITS.size())));
        }
        return text.toString();
    }

    @Test
    void whatTheToolkitCannotWrapIsKnown() {
        assertThat(TextParts.isSimple("Grüße, “Ελλάδα” €5 漢字 한국어 Привет…")).isTrue();
        assertThat(TextParts.isSimple("שלום")).isFalse();
        assertThat(TextParts.isSimple("party 🎉")).isFalse();
    }

    @Test
    void linesBreakBetweenWordsAndInsideThoseThatAreTooLong() {
        assertThat(Wrapping.breaks("aa bb cc", 6, String::length)).containsExactly(6);
        assertThat(Wrapping.breaks("aa\nbb cc", 5, String::length)).isEmpty();
        assertThat(Wrapping.breaks("a bbbbbbbbb c", 4, String::length)).containsExactly(2, 6, 10);
        assertThat(Wrapping.breaks("", 4, String::length)).isEmpty();
    }
}
