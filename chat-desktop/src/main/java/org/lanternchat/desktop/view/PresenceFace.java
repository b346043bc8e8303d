package org.lanternchat.desktop.view;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.lanternchat.desktop.model.Presence;
import org.lanternchat.desktop.wording.Wording;

/// Somebody's mark with a dot that tells whether they are here, where that is known. For the
/// window's thread.
final class PresenceFace extends StackPane {
    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

    private static final int SMALL = 20;

    private final String uid;
    private final String name;
    private final Region dot = new Region();

    PresenceFace(String uid, String name, int size) {
        this.uid = uid;
        this.name = name;
        dot.getStyleClass().add("dot");
        if (size <= SMALL) dot.getStyleClass().add("small");
        dot.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        dot.setTranslateX(3);
        dot.setTranslateY(3);
        setAlignment(dot, Pos.BOTTOM_RIGHT);
        setMinSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        getChildren().addAll(new Avatar(uid, name, size), dot);
    }

    boolean isOf(String person, String called) {
        return uid.equals(person) && name.equals(called);
    }

    void show(Presence presence) {
        dot.pseudoClassStateChanged(AWAY, presence == Presence.AWAY);
        dot.setVisible(presence != Presence.UNKNOWN);
    }

    /// Empty where nothing is known.
    static String word(Presence presence) {
        return switch (presence) {
            case HERE -> Wording.of("presence.here");
            case AWAY -> Wording.of("presence.away");
            case UNKNOWN -> "";
        };
    }
}
