package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.InviteLink;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent.Invited;
import org.lanternchat.protocol.ServerEvent.Joined;
import org.lanternchat.protocol.state.ChatState;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The ways into rooms that the server has to open: new ones, conversations of two, and private
/// ones by invitation. Belongs to the window's thread. What goes well ends in the room being shown.
public final class Doors {
    private final ServerAddress address;
    private final ChatState chat;
    private final Requests requests;
    private final RoomVisits visits;

    Doors(ServerAddress address, ChatState chat, Requests requests, RoomVisits visits) {
        this.address = address;
        this.chat = chat;
        this.requests = requests;
        this.visits = visits;
    }

    /// Makes an open room, which this person owns, or goes into the one of this name.
    ///
    /// @param there told when it is shown
    /// @param refused told what stands against it, as a sentence
    public void openRoom(String name, String topic, Runnable there, Consumer<String> refused) {
        String problem = RoomVisits.problemOf(name);
        if (problem != null) {
            refused.accept(problem);
            return;
        }
        RoomName room = new RoomName(RoomVisits.withoutHash(name));
        if (chat.summary(room.value()) == null) {
            String said = topic.isBlank() ? null : topic;
            ask(
                    rid -> new ClientCommand.Create(rid, RoomSummary.OPEN, room, null, said),
                    refused,
                    _ -> there.run());
        } else {
            visits.show(room.value());
            there.run();
        }
    }

    /// Makes a private room, in which this person is alone at first.
    public void privateRoom(String title, String topic, Consumer<String> refused) {
        String said = topic.isBlank() ? null : topic;
        ask(rid -> new ClientCommand.Create(rid, RoomSummary.PRIVATE, null, title, said), refused);
    }

    /// Opens the conversation with somebody.
    ///
    /// @param to their uid or their name
    public void direct(String to, Consumer<String> refused) {
        direct(to, refused, _ -> {});
    }

    /// The same, and tells the room's name when it is shown.
    void direct(String to, Consumer<String> refused, Consumer<String> there) {
        String known = conversationWith(to);
        if (known != null && visits.isJoined(known)) {
            visits.show(known);
            there.accept(known);
        } else {
            ask(rid -> new ClientCommand.Direct(rid, to), refused, there);
        }
    }

    /// Whether the conversation with somebody is open, so that nothing has to be asked.
    boolean isOpen(String to) {
        String known = conversationWith(to);
        return known != null && visits.isJoined(known);
    }

    /// The room of the conversation with somebody; null while there is none.
    private @Nullable String conversationWith(String to) {
        for (RoomSummary summary : chat.summaries()) {
            Person with = summary.with();
            if (with == null) continue;
            if (with.uid().equals(to) || with.name().equalsIgnoreCase(to)) return summary.room();
        }
        return null;
    }

    /// Goes into a private room by a link that somebody handed on.
    public void follow(String link, Consumer<String> refused) {
        Optional<InviteLink> invite = InviteLink.parse(link);
        if (invite.isEmpty()) {
            refused.accept(Wording.of("invite.notALink"));
        } else if (!invite.get().server().socket().equals(address.socket())) {
            refused.accept(Wording.of("invite.elsewhere", invite.get().server().text()));
        } else {
            RoomName room = invite.get().room();
            String code = invite.get().code();
            ask(rid -> new ClientCommand.Join(rid, room, null, code), refused);
        }
    }

    /// Asks for a link that lets others into a private room.
    public void invite(RoomModel room, Consumer<String> link, Consumer<String> refused) {
        RoomName name = new RoomName(room.name());
        requests.ask(
                rid -> new ClientCommand.Invite(rid, name),
                answer -> {
                    switch (answer) {
                        case Answer.Refused(String why) -> refused.accept(why);
                        case Answer.Done(Invited invited) ->
                                link.accept(new InviteLink(address, name, invited.code()).text());
                        case Answer.Done _ -> {}
                    }
                });
    }

    private void ask(Function<String, ClientCommand> command, Consumer<String> refused) {
        ask(command, refused, _ -> {});
    }

    private void ask(
            Function<String, ClientCommand> command,
            Consumer<String> refused,
            Consumer<String> there) {
        try {
            requests.ask(command, answer -> arrive(answer, refused, there));
        } catch (ProtocolException wrong) {
            refused.accept(wrong.sentence());
        }
    }

    private void arrive(Answer answer, Consumer<String> refused, Consumer<String> there) {
        switch (answer) {
            case Answer.Refused(String why) -> refused.accept(why);
            case Answer.Done(Joined joined) -> {
                visits.show(joined.room());
                there.accept(joined.room());
            }
            case Answer.Done _ -> {}
        }
    }
}
