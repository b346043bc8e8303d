package org.lanternchat.desktop.model;

import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Alice, signed in at a server that a test plays.
final class SignedIn implements AutoCloseable {
    static final String DIRECT = "~AAAAAAAAAAAAAAAAAAAAAA";

    final FakeSurroundings world = new FakeSurroundings();
    final FakeServer server = new FakeServer(world);
    final DiskWriter disk = new DiskWriter();
    final SettingsStore settings;
    private final SignInModel signIn;

    SignedIn(Path folder, String... rooms) {
        settings = SettingsStore.open(folder, disk);
        signIn = new SignInModel(settings, disk, folder, world, server);
        signIn.addressProperty().set("chat.local");
        signIn.nameProperty().set("alice");
        signIn.join();
        server.welcome(rooms);
        for (String room : rooms) server.join(room);
    }

    ChatModel chat() {
        return Objects.requireNonNull(signIn.chatProperty().get());
    }

    RoomModel room() {
        return Objects.requireNonNull(chat().currentProperty().get());
    }

    /// The last command of this kind that the server heard.
    <C extends ClientCommand> C last(Class<C> kind) {
        return server.heard(kind).getLast();
    }

    /// What the lines of the sidebar are called; `--` is the title of the conversations, `none` the
    /// line that says how to begin one.
    List<String> lines() {
        return chat().sidebar().stream()
                .map(
                        line ->
                                switch (line) {
                                    case SidebarLine.DirectTitle _ -> "--";
                                    case SidebarLine.NoDirects _ -> "none";
                                    case SidebarLine.Room(RoomEntry entry) ->
                                            entry.labelProperty().get();
                                })
                .toList();
    }

    RoomEntry entry(String room) {
        return chat().entries().stream()
                .filter(one -> one.name().equals(room))
                .findFirst()
                .orElseThrow();
    }

    /// These people are in the room, and alice with them.
    void people(String room, Person... others) {
        List<Person> all = new java.util.ArrayList<>(List.of(others));
        all.add(new Person("u1", "alice"));
        server.say(new ServerEvent.Users(room, all.size(), all, null));
    }

    void role(String room, Role role) {
        server.say(
                new ServerEvent.Presence(
                        room,
                        1,
                        List.of(),
                        List.of(),
                        List.of(new Person("u1", "alice", null, role))));
    }

    /// There is a conversation with bob, which is not joined.
    void conversationWithBob(int unread) {
        tellConversation(0, unread);
    }

    /// So many of alice and bob are in their conversation, which this client is not in.
    void inConversation(int people) {
        tellConversation(people, 0);
    }

    private void tellConversation(int people, int unread) {
        RoomSummary summary =
                new RoomSummary(
                        DIRECT,
                        RoomSummary.DIRECT,
                        null,
                        null,
                        new Person("u2", "bob"),
                        people,
                        unread,
                        null,
                        0L,
                        unread,
                        0,
                        null);
        server.say(new ServerEvent.Rooms(null, List.of(summary), null, null));
    }

    static Chat said(String room, long seq, String text, String... mentions) {
        return new Chat(
                new ServerEvent.Stamp(room, seq, 1_795_312_800_000L + seq, "u2", "bob", null),
                text,
                null,
                List.of(),
                List.of(mentions));
    }

    @Override
    public void close() {
        disk.close();
    }
}
