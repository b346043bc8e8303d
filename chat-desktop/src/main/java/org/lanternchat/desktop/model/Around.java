package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.settings.Telling;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.state.ChatState;

import java.util.List;

/// All that stands around the messages of a chat: ways into rooms, keeping order, finding, being
/// told. Wires its parts and hands them out. Belongs to the window's thread.
public final class Around {
    private final ChatModel model;
    private final ChatState chat;
    private final RoomModels rooms;
    private final Jumps jumps;
    private final Posting posting;
    private final Requests requests;
    private final Doors doors;
    private final Moderating moderating;
    private final OwnAccount account;
    private final SearchModel search;
    private final Alerts alerts;
    private final SlashCommands commands;

    Around(
            ChatModel model,
            ServerAddress address,
            ChatState chat,
            RoomModels rooms,
            RoomVisits visits,
            Jumps jumps,
            Posting posting,
            Requests requests,
            Admission admission,
            Alerts alerts,
            Surroundings surroundings) {
        this.model = model;
        this.chat = chat;
        this.rooms = rooms;
        this.jumps = jumps;
        this.posting = posting;
        this.requests = requests;
        this.alerts = alerts;
        this.doors = new Doors(address, chat, requests, visits);
        this.moderating = new Moderating(requests);
        this.account = new OwnAccount(requests, admission);
        this.search =
                new SearchModel(
                        requests,
                        surroundings,
                        rooms.currentProperty(),
                        room -> RoomModels.called(chat, room),
                        model.line().connectedProperty(),
                        this::messages);
        this.commands = new SlashCommands(posting, requests, visits, doors, admission, model::tell);
    }

    /// The messages on this computer, of one room or of all.
    private List<List<Chat>> messages(@Nullable RoomModel room) {
        if (room != null) return List.of(List.copyOf(room.state().messages()));
        return chat.rooms().values().stream().map(one -> List.copyOf(one.messages())).toList();
    }

    public Doors doors() {
        return doors;
    }

    public Moderating moderating() {
        return moderating;
    }

    public OwnAccount account() {
        return account;
    }

    public SearchModel search() {
        return search;
    }

    public Alerts alerts() {
        return alerts;
    }

    SlashCommands commands() {
        return commands;
    }

    /// Leads to single messages.
    public Jump jump() {
        return jumps::to;
    }

    /// The pinned messages of a room, which have to be loaded.
    public PinnedMessages pinned(RoomModel room) {
        return new PinnedMessages(room, requests, posting);
    }

    public Switcher switcher() {
        return new Switcher(model, chat.rooms().values());
    }

    /// What names can be typed with one key in a room.
    public List<CompletionSource> completions(RoomModel room) {
        return ChatSources.of(model, room);
    }

    /// What of a room is told to somebody who looks elsewhere.
    public Telling telling(RoomModel room) {
        return rooms.tellings().of(room.name(), room.kind());
    }

    public void setTelling(RoomModel room, Telling chosen) {
        rooms.tellings().choose(room.name(), room.kind(), chosen);
        rooms.renewMarks();
    }
}
