package org.lanternchat.desktop.view.text;

import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lanternchat.desktop.markup.Block;
import org.lanternchat.desktop.markup.Run;
import org.lanternchat.desktop.wording.Wording;

import java.util.List;

/// A block of code as it was written, in lines that are never wrapped, and a button that copies it.
/// For the window's thread.
final class CodeBox extends Region {
    private static final double SIDE = 12;
    private static final double TOP = 9;
    private static final double BUTTON = 28;
    private static final double INSET = 4;
    private static final Duration TOLD_FOR = Duration.seconds(1.5);

    private final InlineFlow flow = new InlineFlow();
    private final Sideways sideways = new Sideways(flow);
    private final Button copy = new Button();
    private final String code;

    CodeBox(Block.Code block) {
        code = block.text();
        getStyleClass().add("code-box");
        flow.getStyleClass().add("code-lines");
        flow.setWrapping(false);
        flow.show(List.of(new Run(code, java.util.Set.of(), null)), _ -> {});
        sideways.setAccessibleText(Wording.of("code.label"));
        copy.getStyleClass().addAll("icon-button", "code-copy");
        copy.setOnAction(_ -> copied());
        name(Feather.COPY, Wording.of("code.copy"));
        getChildren().addAll(sideways, copy);
    }

    private void copied() {
        Clip.copy(code);
        name(Feather.CHECK, Wording.of("code.copied"));
        PauseTransition told = new PauseTransition(TOLD_FOR);
        told.setOnFinished(_ -> name(Feather.COPY, Wording.of("code.copy")));
        told.play();
    }

    private void name(Feather icon, String label) {
        FontIcon node = new FontIcon(icon);
        node.getStyleClass().add("icon-13");
        copy.setGraphic(node);
        copy.setAccessibleText(label);
        copy.setTooltip(new Tooltip(label));
    }

    InlineFlow flow() {
        return flow;
    }

    // ---- layout: the button stands beside the code and never over it

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double inner(double width) {
        return Math.max(0, width - SIDE - BUTTON - INSET);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(sideways.prefWidth(-1)) + SIDE + BUTTON + INSET;
    }

    @Override
    protected double computePrefHeight(double width) {
        double lines = sideways.prefHeight(width < 0 ? -1 : inner(width));
        return Math.max(BUTTON + 2 * INSET, Math.ceil(lines) + 2 * TOP);
    }

    @Override
    protected void layoutChildren() {
        double inner = inner(getWidth());
        double lines = Math.ceil(sideways.prefHeight(inner));
        double room = getHeight() - 2 * TOP;
        double y = lines < room ? Math.rint((getHeight() - lines) / 2) : TOP;
        sideways.resizeRelocate(SIDE, y, inner, Math.min(lines, getHeight() - y));
        copy.resizeRelocate(getWidth() - BUTTON - INSET, INSET, BUTTON, BUTTON);
    }
}
