package org.lanternchat.desktop.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Attachments;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.RoomModel;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.view.text.EmojiPicker;
import org.lanternchat.desktop.wording.Wording;

import java.time.ZoneId;
import java.util.function.Consumer;

/// The middle of the window: the header, the connection's bar, the messages and the composer of the
/// room that is shown. For the window's thread.
final class RoomPane extends StackPane {
    private static final double TOAST_GAP = 12;

    /// So high is the button that leads to the newest message, which a toast leaves free.
    private static final double NEWEST = 52;

    private final ChatModel chat;
    private final Popovers popovers;
    private final SidePane side;
    private final Consumer<String> openLink;
    private final VBox column = new VBox();
    private final ConnectionBar bar;
    private final Pictures pictures;
    private final Label drop = new Label();
    private final Label toast = new Label();
    private @Nullable Header header;
    private @Nullable MessageList list;
    private @Nullable Composer composer;
    private @Nullable WritingBar bars;
    private @Nullable AttachmentStrip strip;
    private @Nullable FileInput fileInput;
    private Subscription following = Subscription.EMPTY;
    private SidePane.Shown sideShown = SidePane.Shown.NOTHING;
    private final Subscription watching;

    RoomPane(ChatModel chat, Popovers popovers, SidePane side, Consumer<String> openLink) {
        this.chat = chat;
        this.popovers = popovers;
        this.side = side;
        this.openLink = openLink;
        getStyleClass().add("conversation");
        bar = new ConnectionBar(chat);
        pictures = new Pictures(chat.files());
        makeDrop();
        makeToast();
        getChildren().addAll(column, toast, drop);
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null && fileInput != null) fileInput.listen(scene);
                        });
        watching = chat.currentProperty().subscribe(this::show);
    }

    private void makeDrop() {
        drop.setId("drop");
        drop.getStyleClass().add("drop");
        drop.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        drop.setAlignment(Pos.CENTER);
        drop.setMouseTransparent(true);
        drop.setVisible(false);
    }

    private void showDrop(RoomModel room, boolean is) {
        drop.setText(Wording.of("file.drop", room.called()));
        drop.setVisible(is);
    }

    private void makeToast() {
        toast.setId("toast");
        toast.getStyleClass().add("toast");
        toast.setWrapText(true);
        toast.setMouseTransparent(true);
        toast.textProperty().bind(chat.troubleProperty());
        toast.visibleProperty().bind(chat.troubleProperty().isNotEmpty());
        toast.setMinHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        placeToast(0);
    }

    /// Above the composer, however high that is.
    private void placeToast(double below) {
        StackPane.setMargin(toast, new Insets(0, TOAST_GAP, below + NEWEST, TOAST_GAP));
    }

    private void show(@Nullable RoomModel room) {
        if (header != null) header.dispose();
        if (list != null) list.dispose();
        if (composer != null) composer.dispose();
        if (bars != null) bars.dispose();
        if (strip != null) strip.dispose();
        following.unsubscribe();
        if (room == null) {
            header = null;
            list = null;
            composer = null;
            column.getChildren().setAll(bar, nothing());
            return;
        }
        Header head = new Header(chat, room, popovers, side, this::focusComposer);
        head.showSide(sideShown, room.countProperty().get());
        Talk talk = new Talk.InRoom(chat, room, pictures, openLink);
        MessageList messages =
                new MessageList(
                        talk,
                        ZoneId.systemDefault(),
                        (message, beside) -> chooseEmoji(room, message, beside));
        Composer field = new Composer(chat, room, messages::toEnd);
        WritingBar writing = new WritingBar(room.writing(), field::focus);
        Attachments attached = chat.files().of(room);
        AttachmentStrip files = new AttachmentStrip(attached, pictures);
        FileInput input = new FileInput(attached, is -> showDrop(room, is));
        field.addAbove(writing);
        field.addAbove(files);
        field.addBefore(input.button());
        follow(room, field, input);
        field.heightProperty().subscribe(height -> placeToast(height.doubleValue()));
        VBox.setVgrow(messages, Priority.ALWAYS);
        column.getChildren().setAll(head, bar, messages, field);
        header = head;
        list = messages;
        composer = field;
        bars = writing;
        strip = files;
        fileInput = input;
        if (getScene() != null) input.listen(getScene());
        field.focus();
    }

    private void chooseEmoji(RoomModel room, Row.Message message, Node beside) {
        new EmojiPicker(chat.recentEmoji(), emoji -> chat.acts().react(room, message, emoji))
                .showAt(beside);
    }

    /// Gives the keys to the messages.
    void focusMessages() {
        if (list != null) list.focusMessages();
    }

    /// What is done to the composer with keys and by acting on messages.
    private void follow(RoomModel room, Composer field, FileInput input) {
        field.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    boolean pastes = key.isShortcutDown() && key.getCode() == KeyCode.V;
                    boolean done = pastes ? input.paste() : composerKey(key, room);
                    if (done) key.consume();
                });
        following =
                room.writing()
                        .intentProperty()
                        .subscribe(
                                (_, intent) -> {
                                    if (intent != null) field.focusEnd();
                                });
    }

    private boolean composerKey(KeyEvent key, RoomModel room) {
        return switch (key.getCode()) {
            case UP ->
                    room.draftProperty().get().isEmpty()
                            && !key.isAltDown()
                            && chat.acts().editLast(room);
            case ESCAPE -> room.writing().cancel();
            default -> false;
        };
    }

    private static VBox nothing() {
        Label title = new Label(Wording.of("room.none.title"));
        title.getStyleClass().add("empty-title");
        Label text = new Label(Wording.of("room.none.text"));
        text.getStyleClass().add("empty-text");
        VBox box = new VBox(4, new Lantern(64), title, text);
        box.setAlignment(Pos.CENTER);
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    void showSide(SidePane.Shown shown) {
        sideShown = shown;
        RoomModel room = chat.currentProperty().get();
        if (header != null && room != null) header.showSide(shown, room.countProperty().get());
    }

    /// Puts somebody's name into what is being written.
    void mention(String name) {
        if (composer != null) composer.mention(name);
    }

    void dispose() {
        watching.unsubscribe();
        show(null);
    }

    void focusComposer() {
        if (composer != null) composer.focus();
    }

    /// Turns pages of the messages while the composer has the keys.
    void page(int pages) {
        if (list != null && composer != null && composer.isFocusedInside()) list.page(pages);
    }
}
