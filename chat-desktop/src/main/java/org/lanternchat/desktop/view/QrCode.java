package org.lanternchat.desktop.view;

import io.nayuki.qrcodegen.QrCode.Ecc;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;

import org.lanternchat.desktop.wording.Wording;

import java.util.ArrayList;
import java.util.List;

/// A text as a square for a phone's camera, always dark on light, since not every camera reads it
/// the other way round. For the window's thread.
final class QrCode extends StackPane {
    private static final double LARGEST = 176;
    private static final double QUIET = 4;

    QrCode(String text) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
        double side = Math.max(2, Math.floor(LARGEST / (code.size + 2 * QUIET)));
        List<PathElement> squares = new ArrayList<>();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int from = x;
                while (x < code.size && code.getModule(x, y)) x++;
                if (x > from) addRun(squares, from * side, y * side, (x - from) * side, side);
                x++;
            }
        }
        Path path = new Path(squares);
        path.setFillRule(FillRule.NON_ZERO);
        path.setStroke(null);
        path.getStyleClass().add("qr-dark");
        getStyleClass().add("qr");
        double whole = (code.size + 2 * QUIET) * side;
        setMinSize(whole, whole);
        setMaxSize(whole, whole);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Wording.of("qr.label"));
        getChildren().add(path);
    }

    private static void addRun(
            List<PathElement> squares, double x, double y, double width, double height) {
        squares.add(new MoveTo(x, y));
        squares.add(new HLineTo(x + width));
        squares.add(new VLineTo(y + height));
        squares.add(new HLineTo(x));
        squares.add(new ClosePath());
    }
}
