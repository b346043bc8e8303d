package org.lanternchat.desktop.model;

import org.lanternchat.desktop.connection.Connection;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.model.EventQueue.Heard;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.RoomState;

import java.util.List;
import java.util.function.Consumer;

/// What one person's chat at one server is made of, put together; it does nothing itself. Belongs
/// to the window's thread.
final class ChatParts {
    final ServerAddress address;
    final Surroundings surroundings;
    final Connection connection;
    final Posting posting;
    final TypingTimes typing;
    final LineModel line;
    final ChatState chat = new ChatState();
    final Admission admission;
    final RoomModels rooms;
    final RoomEvents events;
    final RoomVisits visits;
    final ReadReports reports;
    final Trouble trouble;
    final Requests requests;
    final Originals originals;
    final Jumps jumps;
    final MessageActs acts;
    final SharedFiles files;
    final Alerts alerts;
    final RecentEmoji recentEmoji;
    final Keeping keeping;
    final Return lastTime;

    /// @param hears told what the connection hears, in batches
    ChatParts(
            ServerAddress address,
            String name,
            SettingsStore settings,
            Stored stored,
            Surroundings surroundings,
            Connection.Factory connections,
            Consumer<List<Heard>> hears) {
        this.address = address;
        this.surroundings = surroundings;
        this.recentEmoji = new RecentEmoji(settings);
        this.trouble = new Trouble(surroundings);
        this.line = new LineModel(surroundings);
        this.connection = connections.to(address, new EventQueue(surroundings, hears));
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
        this.alerts = new Alerts(chat, rooms, settings, surroundings);
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
        this.lastTime = new Return(stored.last(), chat, rooms, posting, admission, keeping);
    }

    private void typingExpired(String room, String uid) {
        RoomState state = chat.rooms().get(room);
        if (state != null) rooms.renew(room, state.typingExpired(uid));
    }
}
