package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.Connection;
import org.lanternchat.desktop.connection.InviteLink;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.model.EventQueue.Heard;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.protocol.state.Changed;

import java.util.EnumSet;
import java.util.List;

/// One person's chat at one server, as the window knows it: what people do there, and what the
/// views bind to. Belongs to the window's thread.
public final class ChatModel {
    private final ChatParts parts;
    private final Hearing hearing;
    private final Sending sending;
    private final Around around;
    private @Nullable InviteLink invitation;
    private boolean closed;

    ChatModel(
            ServerAddress address,
            String name,
            SettingsStore settings,
            Stored stored,
            Surroundings surroundings,
            Connection.Factory connections) {
        parts =
                new ChatParts(
                        address, name, settings, stored, surroundings, connections, this::take);
        hearing = new Hearing(parts, () -> closed, this::end);
        around =
                new Around(
                        this,
                        address,
                        parts.chat,
                        parts.rooms,
                        parts.visits,
                        parts.jumps,
                        parts.posting,
                        parts.requests,
                        parts.admission,
                        parts.alerts,
                        surroundings);
        sending = new Sending(parts.posting, parts.acts, parts.files, around.commands());
    }

    private void take(List<Heard> batch) {
        hearing.take(batch);
    }

    /// The join code of the chat, before the start; null for none.
    void bring(@Nullable String joinCode) {
        parts.admission.bring(joinCode);
    }

    void start() {
        if (parts.lastTime.restore()) parts.visits.settle();
        parts.rooms
                .currentProperty()
                .subscribe(
                        room -> {
                            if (room != null) parts.keeping.shown(room.name());
                        });
        parts.line.connectedProperty().addListener((_, _, is) -> followInvitation(is));
        parts.connection.start();
    }

    /// Ends the connection; nothing changes here any more.
    public void close() {
        parts.keeping.keep();
        parts.keeping.stop();
        closed = true;
        parts.posting.disconnected();
        parts.typing.stop();
        parts.files.close();
        parts.connection.close();
    }

    /// The same, and nothing that was read stays on this computer.
    void closeAndForget() {
        close();
        parts.keeping.clear();
    }

    /// Goes into a private room by an invitation, as soon as there is a connection.
    void follow(InviteLink invite) {
        invitation = invite;
        followInvitation(parts.line.connectedProperty().get());
    }

    private void followInvitation(boolean connected) {
        InviteLink invite = invitation;
        if (invite == null || !connected) return;
        invitation = null;
        around.doors().follow(invite.text(), parts.trouble::tell);
    }

    private void end(Phase why) {
        close();
        parts.admission.end(why);
    }

    // ---- what people do

    /// Shows a room, which is joined when it is not yet.
    public void show(String room) {
        parts.visits.show(room);
    }

    /// Joins the room of this name, which is made when there is none.
    ///
    /// @return what is wrong with the name, as a sentence; null when nothing is
    public @Nullable String open(String typed) {
        return parts.visits.open(typed);
    }

    /// What is wrong with a room's name, as a sentence; null when nothing is.
    public @Nullable String problemOfRoom(String typed) {
        return RoomVisits.problemOf(typed);
    }

    public void leave(RoomModel room) {
        parts.visits.leave(room);
    }

    /// Shows the joined room that stands so many lines below the current one.
    public void walk(int steps) {
        parts.visits.walk(steps);
    }

    /// The same among those with something unread.
    public void walkUnread(int steps) {
        parts.visits.walkUnread(steps);
    }

    /// Says what the room is about; empty for nothing.
    ///
    /// @return what stands against it, as a sentence
    public @Nullable String describe(RoomModel room, String topic) {
        return around.commands().run(room, SlashCommands.Command.TOPIC.word() + " " + topic);
    }

    /// Sends what is typed in the room, or does it where it is a command.
    ///
    /// @return what stands against it, as a sentence; null when the draft became a message, or will
    ///   as soon as its files are there
    public @Nullable String post(RoomModel room) {
        if (sending.waits(room, () -> postLater(room))) return null;
        String problem = sending.send(room);
        if (problem != null) return problem;
        parts.typing.posted(room.name());
        room.eraseNewLine();
        room.renew(EnumSet.of(Changed.PENDING));
        return null;
    }

    private void postLater(RoomModel room) {
        String problem = post(room);
        if (problem != null) tell(problem);
    }

    /// The emoji that this person used last.
    public RecentEmoji recentEmoji() {
        return parts.recentEmoji;
    }

    /// Someone types in the room; told to the others now and then.
    public void typed(RoomModel room) {
        parts.files.of(room).holdBack();
        boolean listening = parts.line.connectedProperty().get() && room.state().isSynced();
        if (listening) parts.typing.typed(room.name(), !room.draftProperty().get().isBlank());
    }

    public void retry(RoomModel room, String cid) {
        parts.posting.retry(room.state(), cid);
        room.renew(EnumSet.of(Changed.PENDING));
    }

    public void discard(RoomModel room, String cid) {
        parts.posting.discard(room.state(), cid);
        room.renew(EnumSet.of(Changed.PENDING));
    }

    /// Asks for the page of messages before the first one, unless it is on its way.
    public void loadOlder(RoomModel room) {
        parts.visits.loadOlder(room);
    }

    /// What is in sight of a room: the newest message, or else those up to `seq`.
    public void saw(RoomModel room, boolean newest, long seq) {
        if (room.reading().see(newest, seq)) parts.rooms.renewMarks();
    }

    /// Whether the window has the focus: only then does anything count as read.
    public void setWatched(boolean is) {
        parts.rooms.setWatched(is);
    }

    /// Ends the wait for the next try.
    public void tryNow() {
        parts.connection.tryNow();
    }

    /// Says anew who this is, since what is told about this person has changed.
    public void reconnect() {
        if (parts.line.connectedProperty().get()) parts.connection.renew();
    }

    /// A day is over: the separators are named anew.
    public void renewDays() {
        parts.rooms.all().forEach(RoomModel::renewAll);
    }

    /// What can be done with messages.
    public MessageActs acts() {
        return parts.acts;
    }

    /// The files that people share.
    public SharedFiles files() {
        return parts.files;
    }

    /// The words are those of another language now.
    public void renewWords() {
        parts.line.renewWords();
        parts.rooms.renewWords();
    }

    /// Tells a sentence that goes away by itself.
    public void tell(String sentence) {
        parts.trouble.tell(sentence);
    }

    /// All that stands around the messages.
    public Around around() {
        return around;
    }

    // ---- what views bind to

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return parts.admission.phaseProperty();
    }

    public LineModel line() {
        return parts.line;
    }

    /// The lines of the sidebar, changed in place.
    public ObservableList<SidebarLine> sidebar() {
        return parts.rooms.sidebar().lines();
    }

    /// All rooms and conversations that there are for this person, in the sidebar's order.
    public ObservableList<RoomEntry> entries() {
        return parts.rooms.sidebar().entries();
    }

    /// The room that is shown; null when this person is in none.
    public ReadOnlyObjectProperty<@Nullable RoomModel> currentProperty() {
        return parts.rooms.currentProperty();
    }

    public ReadOnlyStringProperty ownNameProperty() {
        return parts.admission.ownNameProperty();
    }

    /// This person told that they are away.
    public ReadOnlyBooleanProperty awayProperty() {
        return parts.admission.awayProperty();
    }

    /// The own uid; empty before the server told it.
    public ReadOnlyStringProperty ownUidProperty() {
        return parts.admission.ownUidProperty();
    }

    /// What the server is called, or else its address.
    public ReadOnlyStringProperty serverNameProperty() {
        return parts.admission.serverNameProperty();
    }

    /// What just went wrong, as a sentence that goes away by itself; empty for nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return parts.trouble.sentenceProperty();
    }

    /// What the window is called: unread messages, the room, the app.
    public ReadOnlyStringProperty titleProperty() {
        return parts.rooms.titleProperty();
    }

    /// Whether this chat is at that address.
    boolean isAt(String typed) {
        return ServerAddress.parse(typed)
                .map(other -> other.socket().equals(parts.address.socket()))
                .orElse(false);
    }

    /// A link that leads others to the room.
    public String linkTo(RoomModel room) {
        return parts.address.linkTo(room.name());
    }
}
