package org.lanternchat.desktop.view;

import javafx.collections.ListChangeListener;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;

import org.lanternchat.desktop.model.Attachment;
import org.lanternchat.desktop.model.Attachments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Above the composer: the files that go with the next message. For the window's thread; made anew
/// for each room.
final class AttachmentStrip extends ScrollPane {
    private static final double HIGHEST = 184;

    private static final double GAP = 8;

    private final Attachments all;
    private final Pictures pictures;
    private final FlowPane cards = new FlowPane(GAP, GAP);
    private final Map<Attachment, AttachmentCard> made = new HashMap<>();
    private final ListChangeListener<Attachment> listener = _ -> renew();

    AttachmentStrip(Attachments all, Pictures pictures) {
        this.all = all;
        this.pictures = pictures;
        setId("attachments");
        getStyleClass().add("attachments");
        setContent(cards);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMaxHeight(HIGHEST);
        setMinHeight(USE_PREF_SIZE);
        setFocusTraversable(false);
        managedProperty().bind(visibleProperty());
        all.items().addListener(listener);
        cards.widthProperty().subscribe(_ -> share());
        renew();
    }

    /// As many beside each other as there is room for, over all of the width.
    private void share() {
        double width = cards.getWidth();
        int beside = Math.max(1, (int) ((width + GAP) / (AttachmentCard.LEAST + GAP)));
        double each = Math.floor((width + GAP) / beside - GAP);
        made.values().forEach(card -> card.widen(Math.max(AttachmentCard.LEAST, each)));
    }

    private void renew() {
        List<Attachment> items = all.items();
        made.keySet().retainAll(items);
        List<AttachmentCard> shown = new ArrayList<>();
        for (Attachment item : items) {
            shown.add(made.computeIfAbsent(item, one -> new AttachmentCard(one, all, pictures)));
        }
        cards.getChildren().setAll(shown);
        share();
        setVisible(!items.isEmpty());
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(HIGHEST, Math.ceil(cards.prefHeight(getWidth())));
    }

    void dispose() {
        all.items().removeListener(listener);
    }
}
