package org.lanternchat.desktop.view;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.wording.Wording;

import java.time.ZoneId;
import java.util.function.Consumer;

/// Makes the node of a row, in the middle of the list and never wider than reads well. For the
/// window's thread.
final class RowNodes {
    private final ZoneId zone;
    private final Talk talk;
    private final Unfolded unfolded;

    /// @param changed told the message that is to be shown anew
    RowNodes(ZoneId zone, Talk talk, Consumer<Row.Message> changed) {
        this.zone = zone;
        this.talk = talk;
        this.unfolded = new Unfolded(changed);
    }

    /// The message that a node made here shows; null for other rows.
    static @Nullable MessageNode messageIn(Region node) {
        return node instanceof Column column && column.content instanceof MessageNode message
                ? message
                : null;
    }

    Region of(Row row) {
        return new Column(content(row));
    }

    private Region content(Row row) {
        return switch (row) {
            case Row.Beginning beginning -> beginning(beginning);
            case Row.Day day -> line(day.label(), "row-day");
            case Row.NewLine _ -> line(Wording.of("new.line"), "row-new");
            case Row.Notice notice -> notice(notice.text());
            case Row.Message message -> new MessageNode(message, zone, talk, unfolded);
        };
    }

    private static Region beginning(Row.Beginning beginning) {
        Label title = wrapped(Wording.of("room.beginning", beginning.room()), "row-top");
        if (!beginning.empty()) return new VBox(title);
        title.getStyleClass().setAll("label", "empty-title");
        VBox box =
                new VBox(
                        4, new Lantern(64), title, wrapped(Wording.of("room.empty"), "empty-text"));
        VBox.setMargin(box.getChildren().getFirst(), new javafx.geometry.Insets(0, 0, 12, 0));
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("row-empty");
        return box;
    }

    private static Region notice(String text) {
        return new VBox(wrapped(text, "row-notice"));
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAlignment(Pos.CENTER);
        label.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        label.getStyleClass().add(style);
        Scripts.mark(label, text);
        return label;
    }

    private static Region line(String text, String style) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(12, rule(), label, rule());
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add(style);
        return box;
    }

    private static Node rule() {
        Region rule = new Region();
        rule.getStyleClass().add("rule");
        HBox.setHgrow(rule, Priority.ALWAYS);
        return rule;
    }

    /// The column that all rows stand in, above where one writes: the bar beside it is no part of
    /// what it is in the middle of.
    private static final class Column extends Region {
        private static final double WIDEST = 880;
        private static final double SIDE = 20;

        private final Region content;

        Column(Region content) {
            this.content = content;
            getChildren().add(content);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        private static double inner(double width) {
            return Math.max(0, Math.min(WIDEST, width + RowFlow.BAR - 2 * SIDE));
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.ceil(content.prefHeight(inner(width < 0 ? WIDEST : width)));
        }

        @Override
        protected void layoutChildren() {
            double width = inner(getWidth());
            double x = Math.floor((getWidth() + RowFlow.BAR - width) / 2);
            content.resizeRelocate(x, 0, width, getHeight());
        }
    }
}
