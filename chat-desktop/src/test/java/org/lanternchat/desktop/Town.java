package org.lanternchat.desktop;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A real server with people who have rooms, and say what a tour wants them to.
final class Town implements AutoCloseable {
    static final String RELEASE = "release";
    private static final List<String> NAMES =
            List.of("Grace", "Ken", "Dennis", "Barbara", "Margaret", "Radia", "Linus");

    final ServerProcess server;
    private final Map<String, PlainClient> people = new HashMap<>();

    private Town(ServerProcess server) {
        this.server = server;
    }

    static Town open(Path data) throws Exception {
        Town town = new Town(ServerProcess.start(data));
        for (String name : NAMES) town.arrive(name, "general");
        for (String name : List.of("Ken", "Dennis", "Barbara", "Linus")) {
            town.person(name).join("tech");
        }
        for (String name : List.of("Grace", "Margaret")) town.person(name).join("design");
        for (String name : List.of("Grace", "Linus", "Radia")) town.person(name).join("random");
        town.create("Grace", RELEASE, "Ship 1.0 on Thursday at ten");
        for (String name : List.of("Ken", "Barbara", "Dennis", "Margaret", "Radia")) {
            town.person(name).join(RELEASE);
        }
        return town;
    }

    /// Somebody comes in, to these rooms.
    void arrive(String name, String... rooms) throws InterruptedException {
        people.put(name, PlainClient.version1(server.socket(), name, rooms));
    }

    /// Somebody goes.
    void leave(String name) {
        PlainClient gone = people.remove(name);
        if (gone != null) gone.close();
    }

    PlainClient person(String name) {
        PlainClient client = people.get(name);
        if (client == null) throw new IllegalArgumentException(name);
        return client;
    }

    /// Makes an open room and goes into it.
    void create(String owner, String room, @Nullable String topic) throws InterruptedException {
        person(owner).send(new ClientCommand.Create(null, null, new RoomName(room), null, topic));
        person(owner).await(ServerEvent.Synced.class, synced -> synced.room().equals(room));
    }

    /// Writes, and returns the number of the message.
    long write(String name, String room, String text) throws InterruptedException {
        return write(name, room, text, null);
    }

    long write(String name, String room, String text, @Nullable Long reply)
            throws InterruptedException {
        String cid = UUID.randomUUID().toString();
        person(name).send(new ClientCommand.Chat(null, new RoomName(room), cid, text, reply));
        return person(name).await(ServerEvent.Chat.class, one -> cid.equals(one.cid())).seq();
    }

    /// Writes to somebody alone, and returns the name of their conversation.
    String writeDirect(String name, String to, String text) throws InterruptedException {
        String rid = UUID.randomUUID().toString();
        person(name).send(new ClientCommand.Direct(rid, to));
        String room =
                person(name).await(ServerEvent.Joined.class, one -> rid.equals(one.rid())).room();
        write(name, room, text);
        return room;
    }

    void react(String name, String room, long target, String emoji) throws InterruptedException {
        String cid = UUID.randomUUID().toString();
        person(name)
                .send(new ClientCommand.React(null, new RoomName(room), cid, target, emoji, true));
        person(name).await(ServerEvent.React.class, one -> cid.equals(one.cid()));
    }

    void pin(String name, String room, long target) throws InterruptedException {
        String cid = UUID.randomUUID().toString();
        person(name).send(new ClientCommand.Pin(null, new RoomName(room), cid, target, true));
        person(name).await(ServerEvent.Pin.class, one -> cid.equals(one.cid()));
    }

    void delete(String name, String room, long target) throws InterruptedException {
        String cid = UUID.randomUUID().toString();
        person(name).send(new ClientCommand.Delete(null, new RoomName(room), cid, target));
        person(name).await(ServerEvent.Delete.class, one -> cid.equals(one.cid()));
    }

    /// So many more rooms, as many as it takes to scroll.
    void fillWithRooms(int count) throws InterruptedException {
        int each = 50;
        for (int made = 0; made < count; made += each) {
            String founder = "founder" + made / each;
            arrive(founder);
            for (int i = made; i < Math.min(count, made + each); i++) {
                create(founder, "project-%03d".formatted(i), null);
            }
        }
    }

    @Override
    public void close() throws IOException {
        people.values().forEach(PlainClient::close);
        server.close();
    }
}
