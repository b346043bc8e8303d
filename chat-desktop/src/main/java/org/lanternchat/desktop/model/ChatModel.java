package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.Connection;
import org.lanternchat.desktop.connection.ConnectionStatus;
import org.lanternchat.desktop.connection.InviteLink;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.connection.ServerTrust;
import org.lanternchat.desktop.model.EventQueue.Heard;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.RoomState;

import java.util.EnumSet;
import java.util.List;

/// One person's chat at one server, as the window knows it: wires its parts, hands them what the
/// connection hears, one batch a frame, and says what people do. Belongs to the window's thread.
public final class ChatModel {
    private final ServerAddress address;
    private final Connection connection;
    private final Posting posting;
    private final TypingTimes typing;
    private final LineModel line;
    private final ChatState chat = new ChatState();
    private final Admission admission;
    private final RoomModels rooms;
    private final RoomEvents events;
    private final RoomVisits visits;
    private final ReadReports reports;
    private final Trouble trouble;
    private final Requests requests;
    private final Originals originals;
    private final Jumps jumps;
    private final MessageActs acts;
    private final SharedFiles files;
    private final Sending sending;
    private final Around around;
    private final RecentEmoji recentEmoji;
    private final Keeping keeping;
    private final Return lastTime;
    private @Nullable InviteLink invitation;
    private boolean closed;

    ChatModel(
            ServerAddress address,
            String name,
            SettingsStore settings,
            Stored stored,
            Surroundings surroundings,
            Connection.Factory connections) {
        this.address = address;
        this.recentEmoji = new RecentEmoji(settings);
        this.trouble = new Trouble(surroundings);
        this.line = new LineModel(surroundings);
        this.connection = connections.to(address, new EventQueue(surroundings, this::take));
        this.posting = new Posting(stored.outbox(), surroundings, connection::send);
        this.typing = new TypingTimes(surroundings, connection::send, this::typingExpired);
        this.admission = new Admission(address, name, settings, chat);
        String account = admission.account();
        String first = Handshake.firstShown(settings.get().account(account), address);
        this.keeping = new Keeping(stored.cache(), chat, surroundings);
        this.requests = new Requests(surroundings, connection::send, line.connectedProperty()::get);
        this.reports = new ReadReports(surroundings, connection::send);
        this.rooms =
                new RoomModels(
                        chat,
                        settings,
                        account,
                        stored.drafts(),
                        surroundings.clock(),
                        first,
                        reports);
        this.visits = new RoomVisits(rooms, line, connection::send, posting, trouble);
        this.jumps = new Jumps(rooms, visits, line, trouble, surroundings);
        this.files =
                new SharedFiles(
                        surroundings.transfers(address.root()),
                        surroundings,
                        trouble,
                        chat,
                        admission::token);
        this.originals = new Originals(requests);
        this.acts = new MessageActs(chat, posting, originals, jumps, surroundings.clock());
        Alerts alerts = new Alerts(chat, rooms, settings, surroundings);
        this.events =
                new RoomEvents(
                        chat,
                        rooms,
                        posting,
                        typing,
                        admission,
                        acts,
                        requests,
                        alerts,
                        keeping,
                        connection::send,
                        trouble::tell);
        this.around =
                new Around(
                        this,
                        address,
                        chat,
                        rooms,
                        visits,
                        jumps,
                        posting,
                        requests,
                        admission,
                        alerts,
                        surroundings);
        this.lastTime = new Return(stored.last(), chat, rooms, posting, admission, keeping);
        this.sending = new Sending(posting, acts, files, around.commands());
    }

    void start() {
        if (lastTime.restore()) visits.settle();
        rooms.currentProperty()
                .subscribe(
                        room -> {
                            if (room != null) keeping.shown(room.name());
                        });
        line.connectedProperty().addListener((_, _, is) -> followInvitation(is));
        connection.start();
    }

    /// Ends the connection; nothing changes here any more.
    public void close() {
        keeping.keep();
        keeping.stop();
        closed = true;
        posting.disconnected();
        typing.stop();
        files.close();
        connection.close();
    }

    /// The same, and nothing that was read stays on this computer.
    void closeAndForget() {
        close();
        keeping.clear();
    }

    // ---- what is heard

    private void take(List<Heard> batch) {
        for (Heard heard : batch) {
            if (closed) return;
            switch (heard) {
                case Heard.Status(ConnectionStatus status) -> status(status);
                case Heard.Event(ServerEvent.Welcome welcome) -> welcome(welcome);
                case Heard.Event(ServerEvent.Failure failure) when !admission.isWelcome() ->
                        helloRefused(failure);
                case Heard.Event(ServerEvent event) -> events.take(event);
            }
        }
        events.show();
        visits.settle();
        jumps.settle();
        if (!jumps.isUnderWay()) rooms.forgetOlder();
        rooms.renewMarks();
    }

    private void status(ConnectionStatus status) {
        line.show(status);
        switch (status) {
            case ConnectionStatus.Connecting _, ConnectionStatus.Connected _ -> {}
            case ConnectionStatus.Open _ -> sayHello();
            case ConnectionStatus.Waiting waiting -> {
                disconnected();
                if (!admission.isIn()) end(Handshake.failed(waiting.cause(), address));
            }
            case ConnectionStatus.Refused refused -> {
                disconnected();
                if (refused.reason() != ConnectionStatus.Reason.VERSION) {
                    keeping.stop();
                    keeping.clear();
                }
                if (!admission.isIn()) end(failed(Handshake.problem(refused.reason())));
            }
            case ConnectionStatus.Untrusted(ServerTrust.Stranger stranger) -> {
                disconnected();
                end(new Phase.Stopped(stranger));
            }
        }
    }

    private void sayHello() {
        connection.send(admission.hello(posting.rooms()));
    }

    private void disconnected() {
        keeping.keep();
        chat.disconnected();
        posting.disconnected();
        requests.disconnected();
        typing.stop();
        originals.disconnected();
        reports.disconnected();
        rooms.endOlder(null);
        rooms.all().forEach(room -> room.renew(EnumSet.of(Changed.TYPING)));
    }

    private void welcome(ServerEvent.Welcome welcome) {
        if (isAnother(welcome)) keeping.clear();
        admission.welcome(welcome);
        rooms.bind(admission.self());
        admission.enter();
    }

    private void helloRefused(ServerEvent.Failure failure) {
        boolean aboutName =
                failure.code() == ErrorCode.NAME_TAKEN || failure.code() == ErrorCode.NAME_INVALID;
        if (admission.withoutToken(failure)) {
            sayHello();
        } else if (aboutName || !admission.isIn()) {
            end(failed(Handshake.problem(failure)));
        } else {
            events.take(failure);
        }
    }

    /// Another store, or another person: what was read there has no place here.
    private boolean isAnother(ServerEvent.Welcome welcome) {
        ServerEvent.Welcome before = chat.welcome();
        return before != null
                && !(before.epoch().equals(welcome.epoch()) && before.uid().equals(welcome.uid()));
    }

    /// Goes into a private room by an invitation, as soon as there is a connection.
    void follow(InviteLink invite) {
        invitation = invite;
        followInvitation(line.connectedProperty().get());
    }

    private void followInvitation(boolean connected) {
        InviteLink invite = invitation;
        if (invite == null || !connected) return;
        invitation = null;
        around.doors().follow(invite.text(), trouble::tell);
    }

    private static Phase failed(Phase.Problem problem) {
        return new Phase.Failed(problem);
    }

    private void end(Phase why) {
        close();
        admission.end(why);
    }

    private void typingExpired(String room, String uid) {
        RoomState state = chat.rooms().get(room);
        if (state != null) rooms.renew(room, state.typingExpired(uid));
    }

    // ---- what people do

    /// Shows a room, which is joined when it is not yet.
    public void show(String room) {
        visits.show(room);
    }

    /// Joins the room of this name, which is made when there is none.
    ///
    /// @return what is wrong with the name, as a sentence; null when nothing is
    public @Nullable String open(String typed) {
        return visits.open(typed);
    }

    /// What is wrong with a room's name, as a sentence; null when nothing is.
    public @Nullable String problemOfRoom(String typed) {
        return RoomVisits.problemOf(typed);
    }

    public void leave(RoomModel room) {
        visits.leave(room);
    }

    /// Shows the joined room that stands so many lines below the current one.
    public void walk(int steps) {
        visits.walk(steps);
    }

    /// The same among those with something unread.
    public void walkUnread(int steps) {
        visits.walkUnread(steps);
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
        typing.posted(room.name());
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
        return recentEmoji;
    }

    /// Someone types in the room; told to the others now and then.
    public void typed(RoomModel room) {
        files.of(room).holdBack();
        boolean listening = line.connectedProperty().get() && room.state().isSynced();
        if (listening) typing.typed(room.name(), !room.draftProperty().get().isBlank());
    }

    public void retry(RoomModel room, String cid) {
        posting.retry(room.state(), cid);
        room.renew(EnumSet.of(Changed.PENDING));
    }

    public void discard(RoomModel room, String cid) {
        posting.discard(room.state(), cid);
        room.renew(EnumSet.of(Changed.PENDING));
    }

    /// Asks for the page of messages before the first one, unless it is on its way.
    public void loadOlder(RoomModel room) {
        visits.loadOlder(room);
    }

    /// What is in sight of a room: the newest message, or else those up to `seq`.
    public void saw(RoomModel room, boolean newest, long seq) {
        if (room.see(newest, seq)) rooms.renewMarks();
    }

    /// Whether the window has the focus: only then does anything count as read.
    public void setWatched(boolean is) {
        rooms.setWatched(is);
    }

    /// Ends the wait for the next try.
    public void tryNow() {
        connection.tryNow();
    }

    /// Says anew who this is, since what is told about this person has changed.
    public void reconnect() {
        if (line.connectedProperty().get()) connection.renew();
    }

    /// A day is over: the separators are named anew.
    public void renewDays() {
        rooms.all().forEach(RoomModel::renewAll);
    }

    /// What can be done with messages.
    public MessageActs acts() {
        return acts;
    }

    /// The files that people share.
    public SharedFiles files() {
        return files;
    }

    /// The words are those of another language now.
    public void renewWords() {
        line.renewWords();
        rooms.renewWords();
    }

    /// Tells a sentence that goes away by itself.
    public void tell(String sentence) {
        trouble.tell(sentence);
    }

    /// All that stands around the messages.
    public Around around() {
        return around;
    }

    // ---- what views bind to

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return admission.phaseProperty();
    }

    public LineModel line() {
        return line;
    }

    /// The lines of the sidebar, changed in place.
    public ObservableList<SidebarLine> sidebar() {
        return rooms.sidebar().lines();
    }

    /// All rooms and conversations that there are for this person, in the sidebar's order.
    public ObservableList<RoomEntry> entries() {
        return rooms.sidebar().entries();
    }

    /// The room that is shown; null when this person is in none.
    public ReadOnlyObjectProperty<@Nullable RoomModel> currentProperty() {
        return rooms.currentProperty();
    }

    public ReadOnlyStringProperty ownNameProperty() {
        return admission.ownNameProperty();
    }

    /// This person told that they are away.
    public ReadOnlyBooleanProperty awayProperty() {
        return admission.awayProperty();
    }

    /// The own uid; empty before the server told it.
    public ReadOnlyStringProperty ownUidProperty() {
        return admission.ownUidProperty();
    }

    /// What the server is called, or else its address.
    public ReadOnlyStringProperty serverNameProperty() {
        return admission.serverNameProperty();
    }

    /// What just went wrong, as a sentence that goes away by itself; empty for nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.sentenceProperty();
    }

    /// What the window is called: unread messages, the room, the app.
    public ReadOnlyStringProperty titleProperty() {
        return rooms.titleProperty();
    }

    /// Whether this chat is at that address.
    boolean isAt(String typed) {
        return ServerAddress.parse(typed)
                .map(other -> other.socket().equals(address.socket()))
                .orElse(false);
    }

    /// A link that leads others to the room.
    public String linkTo(RoomModel room) {
        return address.linkTo(room.name());
    }
}
