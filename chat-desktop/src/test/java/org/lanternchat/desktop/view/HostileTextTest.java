package org.lanternchat.desktop.view;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextFlow;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.settings.TextSize;
import org.lanternchat.desktop.view.text.DraftField;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.ZoneOffset;
import java.util.List;
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
                    "**bold** ",
                    "*it",
                    "* ",
                    "`code`",
                    "```\n",
                    "\n> ",
                    "\n- ",
                    "\n1. ",
                    "\n# ",
                    "@alice",
                    "[x](https://x.org)",
                    "🇽🇽",
                    "👍🏽👍🏽👍🏽👍🏽",
                    "🎉".repeat(60),
                    "👩‍🚒\u0335\u0321",
                    "€ ");

    private static final Talk NONE = new ReadingTalk(_ -> {});

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
                new Row.Delivery.Safe(),
                Row.Details.NONE);
    }

    @Test
    void everyTextIsLaidOutInsideItsBubble() {
        WaitForAsyncUtils.waitForAsyncFx(120_000, () -> layOutMany(600));
    }

    private static void layOutMany(int texts) {
        Pane pane = new Pane();
        pane.getStyleClass().add("light");
        scene(pane);
        for (int seed = 0; seed < texts; seed++) {
            String text = text(new Random(seed));
            if (text.isBlank()) continue;
            MessageNode node =
                    new MessageNode(
                            message(text, seed % 3 == 0, seed % 2 == 0),
                            ZoneOffset.UTC,
                            NONE,
                            new Unfolded(_ -> {}));
            pane.getChildren().setAll(node);
            pane.applyCss();
            for (double width : new double[] {220, 400, 640, 880}) {
                double height = node.prefHeight(width);
                node.resize(width, height);
                node.layout();
                assertThat(node.text().getBoundsInParent().getMaxX())
                        .as("seed %d at %s", seed, width)
                        .isLessThanOrEqualTo(width);
                assertLinesFit(node, seed, width);
            }
        }
    }

    @Test
    void everyTextIsLaidOutInTheFieldWhereItIsWritten() {
        WaitForAsyncUtils.waitForAsyncFx(120_000, () -> writeMany(300));
    }

    private static void writeMany(int texts) {
        DraftField field = new DraftField(8);
        Pane pane = new Pane(field);
        pane.getStyleClass().add("dark");
        scene(pane);
        for (int seed = 0; seed < texts; seed++) {
            String text = text(new Random(seed));
            field.setText(text);
            assertThat(field.getText()).isEqualTo(text);
            pane.applyCss();
            for (double width : new double[] {160, 420, 800}) {
                field.resize(width, field.prefHeight(width));
                field.layout();
                TextFlow flow = (TextFlow) field.lookup(".inline-flow");
                assertThat(flow.getLayoutInfo().getLogicalBounds(false).getWidth())
                        .as("the lines of seed %d at %s", seed, width)
                        .isLessThanOrEqualTo(flow.getWidth() + 2);
                field.positionCaret(seed % (text.length() + 1));
                field.layout();
            }
        }
    }

    private static void scene(Pane pane) {
        new Scene(pane, 1200, 800).getStylesheets().add(StyleSheet.load().address(TextSize.NORMAL));
    }

    private static void assertLinesFit(MessageNode node, int seed, double width) {
        for (Node found : node.lookupAll(".inline-flow")) {
            TextFlow flow = (TextFlow) found;
            if (flow.getStyleClass().contains("code-lines")) continue;
            assertThat(flow.getLayoutInfo().getLogicalBounds(false).getWidth())
                    .as("the lines of seed %d at %s", seed, width)
                    .isLessThanOrEqualTo(flow.getWidth() + 2);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(14); i > 0; i--) {
            text.append(BITS.get(random.nextInt(BITS.size())));
        }
        return text.toString();
    }
}
