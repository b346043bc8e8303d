package org.lanternchat.desktop.view;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Alert;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.HostModel;
import org.lanternchat.desktop.model.PreferencesModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.settings.SettingsStore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The window of someone who is in: rooms, the conversation, and at its right the people or the
/// search. Where it is narrow that lies over the conversation when it is asked for. For the
/// window's thread.
public final class MainPane extends StackPane implements SidePane {
    private static final double NARROW = 820;
    private static final double COMPACT = 1040;
    private static final PseudoClass IS_COMPACT = PseudoClass.getPseudoClass("compact");

    private final ChatModel chat;
    private final SettingsStore settings;
    private final BorderPane beside = new BorderPane();
    private final Popovers popovers = new Popovers(this::focusComposer);
    private final RoomsPane rooms;
    private final OwnFoot foot;
    private final RoomPane conversation;
    private final PeoplePane people;
    private final SearchPane search;
    private final Toasts toasts;
    private final Region scrim = new Region();
    private final Subscription watching;
    private boolean narrow;
    private boolean laidOver;
    private boolean searching;

    /// @param openLink told the address of a link that is clicked
    /// @param signOut told when another person or another server is wanted
    public MainPane(
            ChatModel chat,
            SettingsStore settings,
            PreferencesModel preferences,
            HostModel host,
            Consumer<String> openLink,
            Runnable signOut) {
        this.chat = chat;
        this.settings = settings;
        getStyleClass().add("window");
        people = new PeoplePane(chat, popovers, this::mention);
        search = new SearchPane(chat, this::closeSearch);
        conversation = new RoomPane(chat, popovers, this, openLink);
        foot = new OwnFoot(chat, preferences, popovers, signOut);
        rooms = new RoomsPane(chat, host, popovers, foot, () -> openSwitcher("@"));
        toasts =
                new Toasts(
                        alert -> {
                            focusComposer();
                            chat.around().jump().to(alert.room(), alert.seq());
                        });
        beside.setLeft(rooms);
        beside.setCenter(conversation);
        scrim.getStyleClass().add("scrim");
        scrim.setOnMouseClicked(_ -> closeSide());
        StackPane.setAlignment(toasts, Pos.TOP_RIGHT);
        getChildren().addAll(beside, toasts, popovers);
        StackPane.setAlignment(people, Pos.CENTER_RIGHT);
        StackPane.setAlignment(search, Pos.CENTER_RIGHT);
        watching =
                Subscription.combine(
                        widthProperty().subscribe(width -> fit(width.doubleValue())),
                        chat.currentProperty().subscribe(this::roomShown));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    }

    private void roomShown(@Nullable RoomModel room) {
        popovers.close();
        if (room == null) return;
        toasts.forget(room.name());
        Platform.runLater(rooms::showCurrent);
    }

    private void fit(double width) {
        boolean isNarrow = width > 0 && width < NARROW;
        pseudoClassStateChanged(IS_COMPACT, width > 0 && width < COMPACT);
        if (isNarrow != narrow) laidOver = false;
        narrow = isNarrow;
        placeSide();
    }

    // ---- what stands at the right

    @Override
    public void togglePeople() {
        boolean wasSearching = searching;
        endSearch();
        if (narrow) {
            laidOver = wasSearching || !laidOver;
        } else {
            settings.update(all -> all.showingPeople(wasSearching || !all.people()));
        }
        placeSide();
    }

    @Override
    public void toggleSearch() {
        if (searching) {
            closeSearch();
            return;
        }
        searching = true;
        laidOver = narrow;
        placeSide();
        search.focusField();
    }

    private void closeSearch() {
        closeSide();
        focusComposer();
    }

    private void closeSide() {
        endSearch();
        laidOver = false;
        placeSide();
    }

    private void endSearch() {
        searching = false;
        chat.around().search().queryProperty().set("");
    }

    private Shown shown() {
        if (searching) return Shown.SEARCH;
        boolean here = narrow ? laidOver : settings.get().people();
        return here ? Shown.PEOPLE : Shown.NOTHING;
    }

    private void placeSide() {
        Shown shown = shown();
        getChildren().removeAll(scrim, people, search);
        beside.setRight(null);
        Region pane =
                switch (shown) {
                    case NOTHING -> null;
                    case PEOPLE -> people;
                    case SEARCH -> search;
                };
        if (pane != null && narrow) {
            getChildren().addAll(1, List.of(scrim, pane));
        } else if (pane != null) {
            beside.setRight(pane);
        }
        conversation.showSide(shown);
    }

    // ---- keys

    private void key(KeyEvent key) {
        if (key.isShortcutDown() && !key.isAltDown() && !key.isShiftDown()) {
            switch (key.getCode()) {
                case K -> openSwitcher("");
                case F -> findOrFocus();
                default -> {
                    return;
                }
            }
            key.consume();
            return;
        }
        switch (key.getCode()) {
            case UP, DOWN -> {
                if (!key.isAltDown()) return;
                int steps = key.getCode() == KeyCode.UP ? -1 : 1;
                if (key.isShiftDown()) {
                    chat.walkUnread(steps);
                } else {
                    chat.walk(steps);
                }
            }
            case F6 -> walkPanes(key.isShiftDown() ? -1 : 1);
            case ESCAPE -> {
                // Lists keep this key for themselves.
                boolean inList = getScene().getFocusOwner() instanceof ListView<?>;
                if (!inList || popovers.isOpen()) return;
                escape(key);
            }
            case PAGE_UP -> conversation.page(-1);
            case PAGE_DOWN -> conversation.page(1);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void findOrFocus() {
        popovers.close();
        if (searching) {
            search.focusField();
        } else {
            toggleSearch();
        }
    }

    private void openSwitcher(String begin) {
        SwitcherCard card = new SwitcherCard(chat.around().switcher(), begin, popovers::close);
        popovers.openCentered(card, card.first());
    }

    /// Rooms, messages, the composer, what stands at the right and what lies over it, in a circle.
    private void walkPanes(int steps) {
        List<Runnable> ways =
                new ArrayList<>(
                        List.of(
                                rooms::focusRooms,
                                conversation::focusMessages,
                                this::focusComposer));
        switch (shown()) {
            case NOTHING -> {}
            case PEOPLE -> ways.add(people::focusPeople);
            case SEARCH -> ways.add(search::focusField);
        }
        if (!toasts.isEmpty()) ways.add(toasts::focusNewest);
        ways.get(Math.floorMod(paneWithKeys(ways.size() - 1) + steps, ways.size())).run();
    }

    private int paneWithKeys(int last) {
        for (Node at = getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at.equals(rooms)) return 0;
            if ("messages".equals(at.getId())) return 1;
            if (at.equals(conversation)) return 2;
            if (at.equals(people) || at.equals(search)) return 3;
            if (at.equals(toasts)) return last;
        }
        return 2;
    }

    private void escape(KeyEvent key) {
        if (key.getCode() != KeyCode.ESCAPE) return;
        if (searching && hasKeys(search)) {
            closeSearch();
        } else {
            focusComposer();
        }
    }

    private boolean hasKeys(Node pane) {
        for (Node at = getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at.equals(pane)) return true;
        }
        return false;
    }

    /// Puts the keys back where one writes.
    public void focusComposer() {
        conversation.focusComposer();
    }

    private void mention(String name) {
        if (narrow) closeSide();
        conversation.mention(name);
    }

    /// Asks whether the chat that this computer hosts goes on without the window.
    ///
    /// @param close closes the window
    public void askBeforeClosing(HostModel host, Runnable close) {
        CloseCard card = new CloseCard(host, close, popovers::close);
        popovers.openCentered(card, card.first());
    }

    /// Tells something inside the window.
    public void show(Alert alert) {
        toasts.show(alert);
    }

    /// Another pane takes the place of this one.
    public void dispose() {
        watching.unsubscribe();
        foot.dispose();
        rooms.dispose();
        conversation.dispose();
        people.dispose();
        search.dispose();
    }
}
